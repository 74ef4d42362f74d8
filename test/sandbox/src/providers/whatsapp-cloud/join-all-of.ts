/** A JSON schema, as far as it is looked at. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly discriminator?: { readonly mapping?: Readonly<Record<string, string>> };
}

/**
 * One object schema instead of an `allOf` of objects. Meta's file closes a part with `additionalProperties: false`, which
 * in JSON Schema means that part alone: taken at its word it refuses every message, for its `to` stands in the other
 * part. What is meant is that the parts together are closed. Where two parts name a field, the later one counts.
 */
export function joinAllOf(schema: Schema, schemas: Readonly<Record<string, Schema>>): Schema {
  const { $ref, allOf } = schema;
  if ($ref !== undefined) {
    const named = schemas[$ref.split('/').at(-1) ?? ''];
    if (named === undefined) throw new Error(`the specification lacks ${$ref}`);
    return joinAllOf(named, schemas);
  }
  if (allOf === undefined) return schema;
  const parts = allOf.map((part) => joinAllOf(part, schemas));
  return {
    type: 'object',
    required: [...new Set(parts.flatMap(({ required = [] }) => required))],
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
    ...(parts.some(({ additionalProperties }) => additionalProperties === false) && {
      additionalProperties: false,
    }),
  };
}
