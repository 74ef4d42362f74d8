import type { Line } from '../text/line.js';
import { dangers } from './cues/dangers.js';
import { opensSentence, sentenceStart } from './cues/opening.js';
import { searchFor } from './cues/phrase.js';

/*
 * In doubt it is danger: a false alarm costs a person one look and its writer a list of emergency numbers, a missed
 * one may cost a life. Still, most messages with such words are complaints about the past, a risk or a habit ("sering
 * kecelakaan", "kebakaran minggu lalu"), and an alarm that always rings is not heard.
 */

/** What makes the word something else, whatever else the sentence says. */
const metaphor =
  / (?:kebakaran jenggot|terbakar (?:emosi|cemburu|semangat|api|amarah|matahari|isu)|(?:bom|ranjau) waktu|maling (?:uang rakyat|anggaran|kotak)|bom (?:ikan|molotov cocktail)|banjir (?:pujian|order|pesanan|diskon|keluhan|air mata)|api (?:semangat|asmara|dendam)|serangan jantung (?:lihat|melihat|baca)|tenggelam dalam|darah tinggi|kompor gas) /;

/** Past, habit, risk, prevention, aftermath: said before the word, or anywhere in the sentence. */
const notNow =
  / (?:kemarin|semalam|tadi malam|(?:hari|minggu|bulan|tahun|malam|pekan|lebaran|senin|selasa|rabu|kamis|jumat|sabtu)(?: yang)? lalu|\d+ (?:hari|minggu|bulan|tahun)|(?:se|dua |tiga |empat |lima |beberapa )(?:hari|minggu|bulan|tahun)|seminggu|sebulan|setahun|dulu|pernah|pasca|pascakebakaran|bekas|paska|sejak|waktu itu|telah padam|sudah padam|berhasil dipadamkan|tanggal \d+|tahun (?:19|20)\d\d|20\d\d|sering|kerap|kadang|setiap|tiap|selalu|rawan|langganan|berpotensi|potensi|antisipasi|mengantisipasi|mencegah|pencegahan|mengakibatkan|menyebabkan|menimbulkan|mengundang|memicu|penyebab|akibat|risiko|resiko|beresiko|berisiko|rentan|simulasi|sosialisasi|pelatihan|penyuluhan|edukasi|asuransi|jangan sampai|takut|takutnya|khawatir|dikhawatirkan|khawatirnya|was-was|wingi|ndek wingi|kamari|baheula|berita|film|rehabilitasi|santunan|renovasi|ganti rugi|menunggu ada|bisa (?:menyebabkan|mengakibatkan|terjadi|celaka|kebakaran|tenggelam|hanyut)|rumah yang terbakar|korban (?:kebakaran|kecelakaan|banjir|longsor|begal)|hydrant|hidran|apar|marak|meresahkan|patroli|ronda|alat pemadam|pos damkar|kantor damkar|petugas damkar|mobil damkar (?:rusak|tua|kurang)|banyak (?:korban|yang jatuh)|sudah (?:banyak|berapa|beberapa|lama)|data|jumlah|angka|kasus|persyaratan|syarat|cara|prosedur|nomor (?:telepon )?(?:damkar|pemadam|ambulans)|surat keterangan|kucing|tawon|sudah (?:satu|dua|tiga|empat|lima|beberapa|berapa|\d+) kali) /;

/** "Bukan kebakaran" says itself that it is none. */
const denied = / bukan(?: karena)?$/;

/** Right before "kebakaran": those who put it out. */
const brigade = / (?:pemadam|pos|petugas|regu|satgas)$/;

/** "Bukan, kebakaran beneran": the comma is not in the line. */
const inEarnest = / (?:beneran|benar|sungguhan|serius) /;

/** A letter that promises luck or threatens ill to who passes it on or does not: its fires are made up. */
const chainLetter = / (?:barang siapa|barangsiapa|teruskan pesan ini|kirimkan pesan ini ke \d+) /;

/** A condition before the word: "kalau ada kebakaran". */
const condition =
  / (?:kalau|jika|apabila|bila|bilamana|seandainya|misal|misalnya|andai|sebelum|supaya|agar|biar|nek|menawi|upami|lamun|mun)(?: (?!bisa)[^ .]+){0,6}$/;

const now =
  / (?:sekarang|saat ini|detik ini|sedang|lagi (?!lagi)|barusan|baru saja|baru tadi|masih|tolong|cepat|cepetan|secepatnya|segera|darurat|gawat|tulung|tulungan|buruan|ambulans|ambulan|ambulance|polisi|saiki|sakniki|ayeuna|nembe|ada (?:kecelakaan|tabrakan|maling|rampok|begal|tawuran|orang|korban|perampokan|ledakan|kdrt|bom)|terjadi|butuh|kritis|berdarah|tidak sadar|pingsan|di dalam rumah|urgent|bentar lagi|now|mohon bantuan|minta bantuan|mulai|lari|help|bantu|ngamuk|mengamuk|hari ini) /;

/** Words that make it now even though the sentence also tells of the past: "sejak tadi malam dan sekarang masih …". */
const stillNow =
  / (?:sekarang(?: juga)?|saat ini|detik ini|barusan|baru saja|masih (?:menyala|membesar|terjebak|di dalam|berkobar|terbakar)|sedang (?:terjadi|berlangsung)|saiki|sakniki|ayeuna) /;

const search = searchFor(dangers);

/** How many characters before and after a word of danger are looked at: about two lines of a message. */
const reach = 160;

/** One is enough to ring; a few are quoted. And so many places of a message are looked at, whatever it repeats. */
const mostFound = 5;
const mostLooks = 24;

/**
 * Where a line speaks of danger to somebody now: position and length in the line, in order; five at most, and among
 * the first two dozen words of danger only.
 */
export function findDangers({ words }: Line): { at: number; length: number }[] {
  if (chainLetter.test(words)) return [];
  const hits = search(words).filter(({ rule, at }) => !rule.opens || opensSentence(words, at));
  return hits
    .slice(0, mostLooks)
    .filter((hit) => isDanger(words, hit, hit.rule.needsNow ?? false))
    .slice(0, mostFound)
    .map(({ at, length }) => ({ at, length }));
}

function isDanger(words: string, { at, length }: { at: number; length: number }, needsNow: boolean): boolean {
  const start = Math.max(sentenceStart(words, at), at - reach);
  const stop = words.indexOf(' . ', at + length);
  const end = Math.min(stop < 0 ? words.length : stop + 1, at + length + reach);
  const sentence = words.slice(start, end);
  if (metaphor.test(sentence)) return false;
  const before = words.slice(start, at);
  if (condition.test(before)) return false;
  if (denied.test(before) && !inEarnest.test(sentence)) return false;
  if (words.startsWith(' kebakaran', at) && brigade.test(before)) return false;
  if (notNow.test(sentence) && !stillNow.test(sentence)) return false;
  // help may be asked for in the sentence before or after
  return !needsNow || now.test(words.slice(Math.max(at - reach, 0), at + length + reach));
}
