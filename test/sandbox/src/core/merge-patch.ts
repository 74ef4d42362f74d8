type Json = Readonly<Record<string, unknown>>;

/**
 * JSON Merge Patch, RFC 7396: objects are merged, null takes a field away, everything else replaces.
 * https://www.rfc-editor.org/rfc/rfc7396
 */
export function mergePatch(target: Json, patch: Json): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...target };
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else merged[name] = isObject(value) ? mergePatch(asObject(merged[name]), value) : value;
  }
  return merged;
}

/** The value as an object; an empty one for anything else. */
export function asObject(value: unknown): Json {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
