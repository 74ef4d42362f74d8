/** Months by their Indonesian names and what people make of them, from 1 = January. */
export const monthNames: Readonly<Record<string, number>> = {
  januari: 1,
  jan: 1,
  february: 2,
  februari: 2,
  pebruari: 2,
  feb: 2,
  peb: 2,
  maret: 3,
  mar: 3,
  mrt: 3,
  april: 4,
  apr: 4,
  mei: 5,
  may: 5,
  juni: 6,
  jun: 6,
  juli: 7,
  jul: 7,
  agustus: 8,
  agust: 8,
  agu: 8,
  agt: 8,
  agst: 8,
  ags: 8,
  aug: 8,
  september: 9,
  sept: 9,
  sep: 9,
  oktober: 10,
  okt: 10,
  oct: 10,
  november: 11,
  nopember: 11,
  nov: 11,
  nop: 11,
  desember: 12,
  december: 12,
  des: 12,
  dec: 12,
};

/** Weekdays, from 0 = Sunday. */
export const weekdayNames: Readonly<Record<string, number>> = {
  minggu: 0,
  ahad: 0,
  senin: 1,
  senen: 1,
  selasa: 2,
  rabu: 3,
  rebo: 3,
  kamis: 4,
  kemis: 4,
  jumat: 5,
  jumaat: 5,
  sabtu: 6,
};

/** How many, in words. "Beberapa" is read as three, a half not as a whole. */
export const counts: Readonly<Record<string, number>> = {
  satu: 1,
  dua: 2,
  tiga: 3,
  empat: 4,
  lima: 5,
  enam: 6,
  tujuh: 7,
  delapan: 8,
  sembilan: 9,
  sepuluh: 10,
  sebelas: 11,
  belasan: 11,
  puluhan: 20,
  beberapa: 3,
};

/** One of a unit, in a word. */
export const singles: Readonly<Record<string, Unit>> = {
  sehari: 'hari',
  seharian: 'hari',
  seminggu: 'minggu',
  semingguan: 'minggu',
  sepekan: 'minggu',
  sebulan: 'bulan',
  sebulanan: 'bulan',
  setahun: 'tahun',
  setahunan: 'tahun',
};

/** Very many of a unit, in a word: at least two. */
export const manyOf: Readonly<Record<string, Unit>> = {
  berhari: 'hari',
  berminggu: 'minggu',
  berbulan: 'bulan',
  bertahun: 'tahun',
  menahun: 'tahun',
};

/** What time is counted in here. */
export type Unit = 'jam' | 'hari' | 'minggu' | 'bulan' | 'tahun';

/** Units by what people make of them. */
export const units: Readonly<Record<string, Unit>> = {
  menit: 'jam',
  jam: 'jam',
  hari: 'hari',
  hr: 'hari',
  malam: 'hari',
  minggu: 'minggu',
  mgg: 'minggu',
  mggu: 'minggu',
  pekan: 'minggu',
  bulan: 'bulan',
  bln: 'bulan',
  bulanan: 'bulan',
  tahun: 'tahun',
  thn: 'tahun',
  th: 'tahun',
  tahunan: 'tahun',
};

/** An alternative of a pattern for each of these words, the longest first. */
export function anyOf(words: Readonly<Record<string, unknown>>): string {
  return Object.keys(words)
    .toSorted((one, other) => other.length - one.length)
    .join('|');
}
