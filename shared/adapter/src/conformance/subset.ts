import { isDeepStrictEqual } from 'node:util';

/**
 * The first place where `actual` differs from `expected`, undefined when it does not. Objects may have more fields
 * than expected, arrays must have the same length.
 */
export function firstDifference(actual: unknown, expected: unknown, path = ''): string | undefined {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return `${path || 'value'} is no list`;
    if (actual.length !== expected.length) {
      return `${path || 'list'} has ${actual.length} entries, expected ${expected.length}`;
    }
    return first(expected.map((entry, index) => firstDifference(actual[index], entry, `${path}[${index}]`)));
  }
  if (isRecord(expected)) {
    if (!isRecord(actual)) return `${path || 'value'} is ${JSON.stringify(actual)}`;
    return first(
      Object.entries(expected).map(([key, value]) =>
        firstDifference(actual[key], value, path ? `${path}.${key}` : key),
      ),
    );
  }
  if (isDeepStrictEqual(actual, expected)) return undefined;
  return `${path || 'value'} is ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function first(differences: readonly (string | undefined)[]): string | undefined {
  return differences.find((difference) => difference !== undefined);
}
