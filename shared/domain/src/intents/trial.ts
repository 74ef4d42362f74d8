import type { Line } from '../text/line.js';
import { courtesies } from './courtesies.js';

const trialWord =
  /^(?:tes|test|testing|coba|coba-coba|tes-tes|uji|percobaan|ping|check|cek|cek-cek|cobain|nyoba|nyobain|ngetes|ngetest|iseng|nyobi|p)$/;

/** "Cek ombak": trying the waves is slang for trying something out (KBBI has it not; everyday usage). */
const trialRest =
  /^(?:\d{1,6}|satu|dua|tiga|ini|hanya|cuma|saja|pesan|bot|halo|sms|wa|whatsapp|nomor|nomornya|sistem|aplikasi|masuk|kirim|mau|lagi|aktif|masih|tidak|apa|nyala|sound|ombak|jaringan|koneksi|suara|sekali|one|two|three|doang|doank|message|bisa|apakah|sinyal|dulu)$/;

/** Asks whether anybody is there, without a word of trial. */
const anybody =
  /^ (?:(?:halo|permisi|maaf|pak|ibu|admin|kak|apakah|apa|ini) ){0,4}(?:(?:nomor|wa|whatsapp|sms|layanan|akun)(?:nya)? (?:ini )?(?:masih )?(?:aktif|hidup|jalan)|(?:masih )?aktif|ada (?:orang|admin|adminnya|petugas|petugasnya|yang jaga))(?: (?:tidak|apa|ya|kah|kan|pak|ibu|admin|kak|di sini|sini|disini|\.)){0,5} $/;

/** Longer than any trial. */
const mostWords = 12;
const longestLine = 200;

/**
 * Whether a message only tries out whether anybody is there: nothing but words of trial ("tes cpns" and "test drive"
 * are about something), or the question whether the number is alive.
 */
export function isTrial({ words }: Line): boolean {
  if (words.length > longestLine) return false;
  if (anybody.test(words)) return true;
  const said = words.split(' ').filter((word) => word !== '' && word !== '.');
  return (
    said.length <= mostWords &&
    said.some((word) => trialWord.test(word)) &&
    said.every((word) => trialWord.test(word) || trialRest.test(word) || courtesies.has(word)) &&
    !/^(?:cek|p)$/.test(said.join(' '))
  );
}
