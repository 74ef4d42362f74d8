/**
 * How near two complaints' places are: one place; two villages of one district; not the same; or not known, because one
 * of them names none or nothing smaller than a regency.
 */
export type Nearness = 'same' | 'near' | 'different' | 'unknown';

const district = /^\d\d\.\d\d\.\d\d(?:\.|$)/;

/**
 * The districts (kecamatan) among places, each once: `36.04.12.2001` lies in `36.04.12`.
 * @param places codes of the Ministry of Home Affairs, dotted.
 */
export function districtsOf(places: readonly string[]): string[] {
  return [...new Set(places.filter((place) => district.test(place)).map((place) => place.slice(0, 8)))];
}

/** Compares the places of two complaints; of several, the nearest two count. @param a codes as in `districtsOf`. */
export function compareNearness(a: readonly string[], b: readonly string[]): Nearness {
  if (a.length === 0 || b.length === 0) return 'unknown';
  const pairs = a.flatMap((one) => b.map((other) => nearness(one, other)));
  return (['same', 'near', 'unknown'] as const).find((found) => pairs.includes(found)) ?? 'different';
}

function nearness(a: string, b: string): Nearness {
  const isNested = a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
  if (!district.test(a) || !district.test(b)) return isNested ? 'unknown' : 'different';
  if (isNested) return 'same';
  return a.slice(0, 8) === b.slice(0, 8) ? 'near' : 'different';
}
