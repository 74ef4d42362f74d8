import type { Reading } from './reading.js';

/**
 * What a message is about. `bahaya`: people are in danger now. `pertanyaan`: a question or a proposal, which is not about
 * something that happened somewhere.
 */
export type Concern = 'masalah' | 'pertanyaan' | 'bahaya';

const everyTime = new Set('tiap setiap saben unggal setiapkali harian taunan tahunan menahun'.split(' '));
const numbers = new Set(
  `se satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh belasan puluhan berbulan bertahun
  beberapa siji rong telu telung patang limang nem pitung wolung sangang hiji tilu opat genep dalapan salapan`.split(
    /\s+/,
  ),
);
const units = new Set('hari minggu bulan tahun pekan wulan taun sasih dinten poe minggon'.split(' '));
const inOne =
  /^(?:se(?:hari|minggu|bulan|tahun|taun|wulan)|\d{1,3}(?:hr|hari|mg|minggu|bln|bulan|th|thn|tahun|taun))(?:an)?$/;
/** "Usia 8 tahun" is no time of what happened. */
const ages = new Set('usia umur berusia berumur'.split(' '));
/** With the weather it comes again: "kalau hujan". "Waktu hujan kemarin" was once. */
const whenever = new Set('kalau kalo klo jika bila mun lamun yen nek lek'.split(' '));
const weather = new Set('hujan ujan udan kemarau pasang rob angin'.split(' '));
/** "Dari dulu begini." */
const since = new Set('dari sejak ti saka'.split(' '));
const always = new Set('dulu baheula mbiyen bareto'.split(' '));

/** Whether what a message tells lasts, or comes again and again: then it has no day, or the length is told instead. */
export function isStanding({ atoms }: Reading): boolean {
  return atoms.some(({ word }, i) => {
    if (everyTime.has(word)) return true;
    const previous = atoms[i - 1]?.word ?? '';
    if (weather.has(word) && whenever.has(previous)) return true;
    if (always.has(word) && since.has(previous)) return true;
    const isLength = inOne.test(word) || (units.has(word) && isNumber(previous));
    const before = atoms[i - (units.has(word) ? 2 : 1)]?.word;
    return isLength && !(before !== undefined && ages.has(before));
  });
}

function isNumber(word: string): boolean {
  return numbers.has(word) || /^\d{1,3}$/.test(word);
}

const online = new Set('pinjol aplikasi website situs akun shopee tokopedia tiktok marketplace'.split(' '));
/** "Ojek online" and "judi online" are found in a street, "sinyal internet" in a village. */
const onlineAfter: Readonly<Record<string, ReadonlySet<string>>> = {
  online: new Set('toko belanja beli pinjaman'.split(' ')),
  center: new Set(['call']),
  internet: new Set(['kuota', 'paket']),
};

/** Whether a message tells of what happens on a screen or by telephone, and so at no place. */
export function isOnline({ atoms }: Reading): boolean {
  return atoms.some(
    ({ word }, i) =>
      online.has(word) ||
      (Object.hasOwn(onlineAfter, word) && onlineAfter[word]?.has(atoms[i - 1]?.word ?? '')),
  );
}
