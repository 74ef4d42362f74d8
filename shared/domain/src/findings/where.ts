import { capitalsOf, nameAfter } from './name-after.js';
import type { Reading, Word } from './reading.js';

/** What a stretch of a message that tells a place is: what stands in it, and how near it brings a person. */
export type WhereKind =
  | 'road'
  | 'settlement'
  | 'village'
  | 'district'
  | 'region'
  | 'landmark'
  | 'number'
  | 'map';

/** A stretch of the reading that tells a place in words. */
export interface WhereStretch {
  readonly kind: WhereKind;
  readonly at: number;
  readonly end: number;
}

const headsOfNames: Readonly<Record<string, WhereKind>> = {
  jalan: 'road',
  jl: 'road',
  jln: 'road',
  kampung: 'settlement',
  kp: 'settlement',
  kmp: 'settlement',
  dusun: 'settlement',
  dsn: 'settlement',
  dukuh: 'settlement',
  lingkungan: 'settlement',
  link: 'settlement',
  perum: 'settlement',
  perumahan: 'settlement',
  komplek: 'settlement',
  kompleks: 'settlement',
  cluster: 'settlement',
  klaster: 'settlement',
  rusunawa: 'settlement',
  gang: 'settlement',
  gg: 'settlement',
  desa: 'village',
  ds: 'village',
  kelurahan: 'village',
  kel: 'village',
  kecamatan: 'district',
  kec: 'district',
  kabupaten: 'region',
  kab: 'region',
  kota: 'region',
  provinsi: 'region',
  prov: 'region',
};

const relations = new Set('depan dekat samping belakang seberang sebelah sekitar menuju arah'.split(' '));

/** Things that are near something or bear a name. */
const landmarks = new Set(
  `sd sdn mi smp smpn mts sma sman smk smkn man tk paud sekolah kampus universitas pesantren ponpes pasar masjid
  mushola musala gereja vihara pura kantor balai puskesmas posyandu rsud rs klinik apotek bank atm toko warung minimarket
  indomaret alfamart spbu pom pabrik terminal stasiun halte pelabuhan bandara alun tugu taman lapangan stadion gor
  jembatan flyover underpass bundaran pertigaan perempatan simpang simpangan gapura gerbang pintu kolam situ waduk
  bendungan sungai kali pantai makam tpu tpa pos polsek polres koramil kodim hotel mall mal perlintasan rel gudang
  stadium lampu`.split(/\s+/),
);

/** Of these a name is needed: "jembatan Ciujung" is a place, "jembatan" is not. */
const named = new Set(
  `pasar terminal stasiun pelabuhan bandara jembatan flyover underpass bundaran pertigaan perempatan simpang simpangan
  situ waduk bendungan sungai kali pantai tugu taman lapangan stadion tpu tpa perlintasan pesantren ponpes masjid
  mushola musala alun pulau`.split(/\s+/),
);

const inWords = new Set('di ke dari dekat depan sekitar daerah wilayah kawasan arah'.split(' '));

/** "di KTP", "di Facebook" tell no place. */
const noPlaces = new Set(
  `indonesia facebook instagram whatsapp twitter google internet aplikasi website web lapor ktp bpjs pln pdam sim stnk
  online dinas kantor kementerian polsek polres dukcapil disdukcapil capil samsat dishub disdik
  dinkes dinsos dlh pupr dpupr januari februari maret april mei juni juli agustus september oktober
  november desember senin selasa rabu kamis jumat sabtu minggu allah tuhan negara pemerintah jalan gang rt rw bulan
  tahun tanggal dalam luar atas bawah`.split(/\s+/),
);

const numbered =
  /r[tw](?:[ ./]{1,2}rw)?[ .:]{0,3}\d{1,3}(?!\d)(?:[ ,./-]{1,3}(?:rw[ .:]{0,3})?\d{1,3}(?![\d/-]))?/y;
const kilometre = /(?:km|kilometer)[ .]{0,2}\d{1,3}(?:[.,]\d{1,2})?(?!\d)/y;
const block =
  /blok[ .]{1,2}(?:[a-z]{1,2}[ -]?\d{0,3}|\d{1,3})\b(?:[ ,/]{1,2}(?:no|nomor)?[ .]{0,2}\d{1,3})?/y;
const mapLink = /https?:\/\/[^\s]{0,60}maps[^\s]{0,200}/g;

/** A message that tells more places is a list. */
const mostStretches = 32;

/** The stretches of a message that tell a place in words, in their order, none overlapping, the first 32. */
export function findWhere(reading: Reading, text: string): WhereStretch[] {
  const { words, atoms } = reading;
  const isCapital = capitalsOf(text);
  const found: WhereStretch[] = [];
  let done = 0;
  for (let index = 0; index < atoms.length && found.length < mostStretches; index++) {
    const atom = atoms[index];
    if (!atom || atom.at < done) continue;
    const stretch = stretchAt(index, atom);
    if (!stretch) continue;
    found.push(stretch);
    done = stretch.end;
  }
  if (words.includes('maps')) {
    for (const { 0: link, index: at } of words.matchAll(mapLink)) {
      found.push({ kind: 'map', at, end: at + link.length });
    }
  }
  return found;

  function stretchAt(index: number, atom: Word): WhereStretch | undefined {
    const { word, at } = atom;
    if (word.startsWith('rt') || word.startsWith('rw')) return sticky(numbered, 'number', at);
    if (word.startsWith('km') || word === 'kilometer') return sticky(kilometre, 'number', at);
    if (word === 'blok') return sticky(block, 'number', at);
    const kind = Object.hasOwn(headsOfNames, word) ? headsOfNames[word] : undefined;
    if (kind) {
      // "jalan raya Serang": what is said before the name belongs to it.
      const from = atoms[index + 1]?.word === 'raya' && kind === 'road' ? index + 1 : index;
      const most = kind === 'road' || kind === 'settlement' ? 3 : 2;
      return upTo(nameAfter(reading, from, isCapital, { most }), kind, at);
    }
    if (relations.has(word)) return nearby(index, at);
    const isIn = inWords.has(atoms[index - 1]?.word ?? '');
    if (named.has(word)) {
      return upTo(nameAfter(reading, index, isCapital, { most: 2, smallToo: isIn }), 'landmark', at);
    }
    if (isIn && isCapital(atom) && word.length > 3 && !noPlaces.has(word) && !landmarks.has(word)) {
      const last = nameAfter(reading, index - 1, isCapital, { most: 1 });
      return upTo(last, 'landmark', at);
    }
    return undefined;
  }

  /** "depan SDN 1 Curug", "dekat pasar baros", "seberang Indomaret". */
  function nearby(index: number, at: number): WhereStretch | undefined {
    const thing = atoms[index + 1];
    if (!thing || !/^ {1,2}$/.test(words.slice(atoms[index]?.end ?? 0, thing.at))) return undefined;
    if (thing.word === 'rumah' && atoms[index + 2]?.word !== 'sakit') return undefined;
    if (landmarks.has(thing.word) || (thing.word === 'rumah' && atoms[index + 2]?.word === 'sakit')) {
      const from = thing.word === 'rumah' ? index + 2 : index + 1;
      const last = nameAfter(reading, from, isCapital, { most: 2 });
      return upTo(last ?? from, 'landmark', at);
    }
    if (!isCapital(thing) || noPlaces.has(thing.word) || Object.hasOwn(headsOfNames, thing.word))
      return undefined;
    return upTo(nameAfter(reading, index, isCapital, { most: 1, smallToo: false }), 'landmark', at);
  }

  function upTo(last: number | undefined, kind: WhereKind, at: number): WhereStretch | undefined {
    const end = last === undefined ? undefined : atoms[last]?.end;
    return end === undefined ? undefined : { kind, at, end };
  }

  function sticky(pattern: RegExp, kind: WhereKind, at: number): WhereStretch | undefined {
    pattern.lastIndex = at;
    const match = pattern.exec(words);
    return match ? { kind, at, end: at + match[0].length } : undefined;
  }
}
