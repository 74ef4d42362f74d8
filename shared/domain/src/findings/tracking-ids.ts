import { findIdentityNumbers } from './identity-numbers.js';
import type { Reading } from './reading.js';
import { ticketShape } from './ticket-shape.js';

/** What LAPOR!'s number looks like: `#` and seven digits; other systems keep six to ten. */
const shape = /(?<![\dA-Za-z_@])(#{0,2}) ?(\d{6,10})(?![\dA-Za-z_])/g;

/** Said within a few words before, these make a number one of LAPOR!'s. */
const ofReports =
  /(?:lapor\w*|aduan\w*|pengaduan\w*|tracking|tracing|trackid|tiket|ticket|id|nomor|nomer|no|nmr)(?: ?(?:id|nomor|nomer|no|saya|sy|aku|kami|lama|sebelumnya|dengan|tracking|adalah|yaitu|dari|di|lapor|sp4n|nya|yang|tentang|berikut|ini)){0,5}[ .:!=#(-]{0,4}$/;
const inLink = /(?:\/(?:pengaduan|id|laporan|detil|detail)\/)$/;

/** …and these make it something else. */
const ofOthers =
  /(?:rp|rupiah|idr|telp|telepon|tlp|telpon|hp|wa|whatsapp|call|center|fax|rek|rekening|va|briva|pelanggan|meter|meteran|kwh|polisi|nopol|plat|antrian|antrean|surat|sk|nip|nis|nisn|npwp|nik|kk|ktp|nop|resi|order|pesanan|booking|sertifikat|bpjs|kartu|pos|rumah|bayar|dibayar|membayar|uang|sebesar|senilai|seharga|harga|biaya|denda|tarif|dimintai|diminta|minta|gaji|gajinya|upah|tagihan|total|hanya|cuma|sejumlah|imei|pin|otp|kode|registrasi|daftar|pendaftaran|peserta|siswa|kartu|induk|seri|sim|stnk|npsn|tgl|tanggal|izin|akta)[a-z]{0,3}(?: (?:no|nomor|nomer|saya|id|sekolah|bayar)){0,2}[ .:=-]{0,3}$/;
const money = /^ ?(?:rb|ribu|rp|rupiah|juta|jt|perak|an\b|orang|kali|kg|ton|liter|meter|,-|%)/;

/**
 * The Tracking IDs of LAPOR! that a message quotes, without `#`, each once, in their order. Seven digits alone are one
 * unless what stands beside them or their roundness says otherwise; six to ten digits are one after `#` or a word as
 * "laporan", "tracking", "no". A number of a list ("No. 8112829, 8588371") is what the one before it is. Never part
 * of a phone number, a NIK, a ticket, an amount, a postcode or a date.
 */
export function findTrackingIds(reading: Reading, text: string): string[] {
  if (!/\d{6}/.test(text)) return [];
  const taken = [
    ...findIdentityNumbers(text),
    ...[...text.matchAll(ticketShape)].map(({ index: start, 0: { length } }) => ({
      start,
      end: start + length,
    })),
  ].toSorted((one, other) => one.start - other.start);
  const { words } = reading;
  const found = new Set<string>();
  let lastEnd = -1;
  let next = 0;
  for (const match of words.matchAll(shape)) {
    const [all, sign = '', digits = ''] = match;
    const end = match.index + all.length;
    const at = end - digits.length;
    const span = reading.spanOf(at, end);
    while ((taken[next]?.end ?? Number.POSITIVE_INFINITY) <= span.start) next++;
    if ((taken[next]?.start ?? Number.POSITIVE_INFINITY) < span.end) continue;
    const isNext = lastEnd >= 0 && /^ ?(?:,|\/|&|dan|serta|;)? ?#{0,2} ?$/.test(words.slice(lastEnd, at));
    if (!isNext && !isTrackingId(words, match.index, at, end, sign, digits)) continue;
    found.add(digits);
    lastEnd = end;
  }
  return [...found];
}

function isTrackingId(
  words: string,
  from: number,
  at: number,
  end: number,
  sign: string,
  digits: string,
): boolean {
  const before = words.slice(Math.max(0, from - 60), from);
  const after = words.slice(end, end + 10);
  if (inLink.test(words.slice(Math.max(0, at - 12), at))) return true;
  if (/[\d+*][).,/ -]{0,2}$|\/$/.test(before) || /^(?:[.,:]\d|[-/]\d)/.test(after)) return false;
  if (sign !== '') return !money.test(after);
  if (ofOthers.test(before) || money.test(after)) return false;
  if (ofReports.test(before)) return !isCompactDate(digits);
  return digits.length === 7 && !/000$/.test(digits) && !digits.startsWith('0');
}

/** `12112026`, `20261112`. */
function isCompactDate(digits: string): boolean {
  return /^(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])20\d{2}|20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/.test(
    digits,
  );
}
