/** The four levels of Indonesia's administration; a kelurahan is a `desa` here, a kota a `kabupaten`. */
export type PlaceLevel = 'provinsi' | 'kabupaten' | 'kecamatan' | 'desa';

/** A place of the administration, by Kemendagri's dotted code (`36.73.04`) and its official name. */
export interface Place {
  readonly code: string;
  readonly name: string;
  readonly level: PlaceLevel;
}

/** The places a message is searched for, by their names. */
export interface PlaceIndex {
  /** The agency's region: its code. Places in it are meant first. */
  readonly region: string;
  /** By a name's letters and digits in lower case, without spaces. */
  readonly byName: ReadonlyMap<string, readonly Place[]>;
  /** The first words of names of three and more words. */
  readonly longHeads: ReadonlySet<string>;
}

/** A number of words that no name exceeds. */
export const longestName = 5;

const levels = ['provinsi', 'kabupaten', 'kecamatan', 'desa'] as const;

/** The level a code tells: `36` a province, `36.73.04.1001` a village. */
export function levelOf(code: string): PlaceLevel {
  return levels[Math.min(3, code.split('.').length - 1)] ?? 'desa';
}

/** Whether a regency's code is that of a kota: Kemendagri numbers them from 71. */
export function isCity(code: string): boolean {
  return Number(code.slice(3, 5)) >= 71;
}

/** Whether two places are the same or one lies in the other. */
export function isRelated(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}

/** Names citizens give to provinces and cities that no list of the administration has. */
const nicknames: Readonly<Record<string, string>> = {
  aceh: '11',
  babel: '19',
  dki: '31',
  jakarta: '31',
  jabar: '32',
  jateng: '33',
  diy: '34',
  yogyakarta: '34',
  jogja: '34',
  jogjakarta: '34',
  jatim: '35',
  ntb: '52',
  ntt: '53',
  kalbar: '61',
  kalteng: '62',
  kalsel: '63',
  kaltim: '64',
  sulut: '71',
  sulteng: '72',
  sulsel: '73',
  jakpus: '31.71',
  jakut: '31.72',
  jakbar: '31.73',
  jaksel: '31.74',
  jaktim: '31.75',
  tangsel: '36.74',
};

/** The letters and digits of a name in lower case, without what tells a regency's kind. */
export function nameKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:kabupaten|kota|daerah istimewa|dki)(?: administrasi)? /, '')
    .replace(/\(.*?\)/g, '')
    .replace(/[^a-z0-9]+/g, '');
}

/** Makes places searchable by name. A name that several places share leads to all of them. */
export function indexPlaces(places: Iterable<Place>, region: string): PlaceIndex {
  const byName = new Map<string, Place[]>();
  const longHeads = new Set<string>();
  const byCode = new Map<string, Place>();
  const add = (key: string, place: Place) => {
    const known = byName.get(key);
    if (!known) byName.set(key, [place]);
    else if (!known.includes(place)) known.push(place);
  };
  for (const place of places) {
    for (const name of [place.name, ...place.name.split('/').slice(0, place.name.includes('/') ? 2 : 0)]) {
      add(nameKey(name), place);
      const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? [];
      if (words.length > 2 && words[0]) longHeads.add(words[0]);
    }
    if (place.level === 'provinsi' || place.level === 'kabupaten') byCode.set(place.code, place);
  }
  for (const [nickname, code] of Object.entries(nicknames)) {
    const place = byCode.get(code);
    if (place) add(nickname, place);
  }
  return { region, byName, longHeads };
}
