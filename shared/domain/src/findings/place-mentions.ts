import { commonWords } from './common-words.js';
import { isCity, longestName, type Place, type PlaceIndex, type PlaceLevel } from './places.js';
import type { Reading, Word } from './reading.js';

/** A name of a place in a message, with every place that it can mean. */
export interface PlaceMention {
  readonly at: number;
  readonly end: number;
  readonly candidates: readonly Place[];
  /** What leads to it: a word for its level (`kec.`), a word for being somewhere (`di`), or nothing. */
  readonly cue: 'level' | 'somewhere' | 'none';
  /** A word of every day too: not a place unless something besides says so. */
  readonly isCommon: boolean;
  /** In the name of a road: near it, at most. */
  readonly isRoad: boolean;
  readonly isCapitalised: boolean;
}

/** A stretch of the reading that is a name of something else. */
export interface NamedStretch {
  readonly kind: 'road' | 'settlement';
  readonly at: number;
  readonly end: number;
}

const levelWords: Readonly<Record<string, PlaceLevel | 'kota'>> = {
  desa: 'desa',
  ds: 'desa',
  kelurahan: 'desa',
  kel: 'desa',
  kecamatan: 'kecamatan',
  kec: 'kecamatan',
  kabupaten: 'kabupaten',
  kab: 'kabupaten',
  kota: 'kota',
  pemkot: 'kota',
  pemkab: 'kabupaten',
  provinsi: 'provinsi',
  propinsi: 'provinsi',
  prov: 'provinsi',
  pemprov: 'provinsi',
};

const somewhere = new Set(
  `di ke dari daerah wilayah kawasan area sekitar seputar arah menuju warga masyarakat pasar terminal stasiun simpang
  pertigaan perempatan jembatan puskesmas polsek polres koramil rsud rs sd sdn smp smpn sma sman smk smkn mts man kua
  samsat dinsos disdukcapil dukcapil kantor antara sampai`.split(/\s+/),
);

const titles = new Set(
  'pak bu bapak ibu saudara sdr sdri nama mas mbak kak bang haji hj an dokter dr'.split(' '),
);

/** In no place's name, whatever the words around it would make with it: "ke muning" is not Kemuning. */
const inNoName = new Set(
  `di ke dari se yang dan atau untuk dengan pada ini itu ada tidak sudah belum saya kami kita juga akan bisa mau oleh
  karena agar supaya mohon tolong pak bu para si sang per bagi lagi saja sangat`.split(/\s+/),
);

/** Between the words of one name. */
const withinName = /^[ '’.-]{1,2}$/;
/** Between a word for a level and the name. */
const afterLevel = /^[ .:]{1,3}$/;

/**
 * The names of places in a message in their order, each as long as can be, none overlapping. `stretches` come in their
 * order and do not overlap.
 */
export function placeMentions(
  { words, atoms }: Reading,
  text: string,
  { byName, longHeads }: PlaceIndex,
  stretches: readonly NamedStretch[],
): PlaceMention[] {
  const found: PlaceMention[] = [];
  let stretchAt = 0;
  for (let index = 0; index < atoms.length; index++) {
    const first = atoms[index];
    if (!first || first.word.length < 3 || inNoName.has(first.word)) continue;
    const match = longest(index);
    if (!match) continue;
    const last = atoms[index + match.count - 1] ?? first;
    while ((stretches[stretchAt]?.end ?? Number.POSITIVE_INFINITY) <= first.at) stretchAt++;
    const next = stretches[stretchAt];
    const stretch = next && first.at >= next.at ? next : undefined;
    const before = atoms[index - 1];
    const gap = before ? words.slice(before.end, first.at) : '';
    const beforeWord = before && gap.length <= 3 ? before.word : '';
    if (stretch?.kind === 'settlement' || titles.has(beforeWord)) {
      index += match.count - 1;
      continue;
    }
    const level =
      afterLevel.test(gap) && Object.hasOwn(levelWords, beforeWord) ? levelWords[beforeWord] : undefined;
    const ofLevel = level ? match.places.filter((place) => isOf(level, place)) : [];
    // "Kota Pandeglang" is said of a regency's town too; "Desa X" that is no village known here is not a district X.
    const isTown = level === 'kota' && ofLevel.length === 0;
    if (level && ofLevel.length === 0 && !isTown) continue;
    found.push({
      at: first.at,
      end: last.end,
      candidates: ofLevel.length > 0 ? ofLevel : match.places,
      cue: ofLevel.length > 0 ? 'level' : isTown || isSomewhere(index) ? 'somewhere' : 'none',
      isCommon: match.count === 1 && commonWords.has(first.word),
      isRoad: stretch?.kind === 'road',
      isCapitalised: /^\p{Lu}\p{Ll}/u.test(text.slice(first.start, first.start + 2)),
    });
    index += match.count - 1;
  }
  return found;

  function longest(from: number): { readonly places: readonly Place[]; readonly count: number } | undefined {
    const first = atoms[from];
    if (!first) return undefined;
    const most = longHeads.has(first.word) ? longestName : 2;
    let key = '';
    let best: { places: readonly Place[]; count: number } | undefined;
    for (let count = 1; count <= most; count++) {
      const next = atoms[from + count - 1];
      if (!next || (count > 1 && (inNoName.has(next.word) || !isJoined(atoms[from + count - 2], next))))
        break;
      key += next.word;
      const places = byName.get(key);
      if (places) best = { places, count };
    }
    return best;
  }

  function isJoined(one: Word | undefined, next: Word): boolean {
    return one !== undefined && withinName.test(words.slice(one.end, next.at));
  }

  /** Within two words before, so that "SDN 1 Curug" and "di daerah Curug" count. */
  function isSomewhere(index: number): boolean {
    return [1, 2].some((back) => somewhere.has(atoms[index - back]?.word ?? ''));
  }
}

function isOf(level: PlaceLevel | 'kota', place: Place): boolean {
  if (level === 'kota') return place.level === 'kabupaten' && isCity(place.code);
  return place.level === level && (level !== 'kabupaten' || !isCity(place.code));
}
