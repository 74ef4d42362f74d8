import { bandsOf, districtsOf, enoughWords, longestApartHours, realmOf, sameHoursApart } from '@kanal/domain';
import type { BlindIndex } from '../crypto/blind-index.js';
import type { ComparableComplaint } from './comparable.js';

/** By what a complaint is found, and by what it finds others. */
export interface SimilarityKeys {
  readonly own: readonly string[];
  /** Its own, and those of the times before and after in which a like complaint may lie. */
  readonly toLookUp: readonly string[];
}

/** Places of one complaint that count. */
const maxDistricts = 2;
const keyLength = 12;
const hourMs = 3_600_000;

/** One thing by which complaints may meet. */
interface Facet {
  readonly parts: readonly string[];
  /** How far apart in time two complaints may be that meet by it. */
  readonly windowMs: number;
  /** Length of the time that one key stands for: the longer, the fewer keys are looked up, and the more share one. */
  readonly bucketMs: number;
}

/**
 * Keyed by the deployment's blind-index key, 72 bits each, so that neither a word nor a place can be found in the index
 * by trying. The realm is part of every key: complaints of two realms cannot meet.
 *
 * - Bands of the text. Of a text long enough to be told from others they hold no place; those of a shorter one hold its
 *   district, and without a district it has none, because it could not be taken for the same thing anyway.
 * - The happening and the district, for different words about one flood.
 * - Of what is no happening, the district alone, for mostly the same words within a day.
 */
export function similarityKeys(complaint: ComparableComplaint, blind: BlindIndex): SimilarityKeys {
  const keyOf = keysWith(complaint, blind);
  const atMs = complaint.at.getTime();
  const own: string[] = [];
  const toLookUp: string[] = [];
  for (const facet of facetsOf(complaint)) {
    const bucketOf = (ms: number) => Math.floor(ms / facet.bucketMs);
    const last = bucketOf(atMs + facet.windowMs);
    for (let bucket = bucketOf(atMs - facet.windowMs); bucket <= last; bucket++) {
      const key = keyOf(facet, bucket);
      toLookUp.push(key);
      if (bucket === bucketOf(atMs)) own.push(key);
    }
  }
  return { own, toLookUp };
}

/** Of those keys the ones it is found by; cheaper when it looks for nothing. */
export function ownKeys(complaint: ComparableComplaint, blind: BlindIndex): string[] {
  const keyOf = keysWith(complaint, blind);
  return facetsOf(complaint).map((facet) =>
    keyOf(facet, Math.floor(complaint.at.getTime() / facet.bucketMs)),
  );
}

function keysWith(
  complaint: ComparableComplaint,
  blind: BlindIndex,
): (facet: Facet, bucket: number) => string {
  const realm = realmOf(complaint);
  return ({ parts }, bucket) =>
    blind.of('similarity', JSON.stringify([realm, bucket, ...parts])).slice(0, keyLength);
}

function facetsOf({ sketch, places }: ComparableComplaint): Facet[] {
  const { signature, words, happening } = sketch;
  const districts = districtsOf(places).slice(0, maxDistricts);
  const scope = words.length >= enoughWords ? '' : words.length > 0 ? districts[0] : undefined;
  const windowMs = longestApartHours * hourMs;
  const bands =
    scope === undefined
      ? []
      : bandsOf(signature).map((band, i) => ({
          parts: ['band', String(i), scope, Buffer.from(band).toString('base64')],
          windowMs,
          // Eight weeks: half of all look-ups then need one bucket only.
          bucketMs: 4 * windowMs,
        }));
  const hoursMs = sameHoursApart * hourMs;
  const here = districts.map((district) => ({
    parts: ['here', district, happening ?? ''],
    windowMs: hoursMs,
    // Not longer: whatever a district complains of in that time shares the key.
    bucketMs: hoursMs,
  }));
  return [...bands, ...here];
}
