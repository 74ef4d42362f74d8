import { informalWords, placeNouns } from './informal-words.js';
import { rootIn } from './stem.js';
import { vocabulary } from './vocabulary.js';

/** What the digit of a "jal4n" stands for. */
const digitLetters: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
};

/** Before a 2 that counts and does not repeat: "rt2", "km2", "jam2", "tahap2". */
const counted: ReadonlySet<string> = new Set(
  (
    'rt rw km cm mm kg no nomor nmr nomer blok blk kav kavling unit sd sdn mi min smp smpn mts mtsn sma sman smk smkn ' +
    'man tk paud jl jln gg lt lantai kelas kls tahap jalur pos jam jm pukul tgl tanggal bab pasal ayat butir seksi sesi ' +
    'gate pintu loket gardu tower lift line covid ke sp dp kp kamp cluster sektor zona'
  ).split(' '),
);

/** Longer than any word; such a run of letters is not looked at more closely. */
const longestWord = 40;

/** What the costlier looks are for: a digit, or a character twice. */
function isOdd(word: string): boolean {
  for (let at = 0, before = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code === before || (code >= 0x30 && code <= 0x39)) return true;
    before = code;
  }
  return false;
}

const longRun = /(\p{L})\1{2,}/gu;
const anyLongRun = /(\p{L})\1{2}/u;
const vowel = /[aiueo]/;
const doubleVowel = /([aiueo])\1/g;
const romanNumber = /^[ivxlcdm]+$/;
const repeated = /^([a-z]{3,})2(nya|an|kan|lah|i)?$/;
const digitInside = /^[a-z]+\d[a-z\d]*[a-z]$|^\d[a-z]{3,}$/;
const owners = ['nya', 'ny', 'nx', 'x'];

/**
 * The dictionary form of one word that is in lower case and without accents: an informal form of our dictionary, a
 * "2" that repeats, a letter held too long, a digit for a letter, -x for -nya, a preposition written together. A word
 * that none of this explains stays as it is.
 */
export function dictionaryForm(word: string): string {
  const listed = informalWords.get(word);
  if (listed !== undefined) return listed;
  if (word.length < 3 || word.length > longestWord || vocabulary.has(word)) return word;
  const respelled = isOdd(word)
    ? (repetition(word) ?? spelled(shorten(word)) ?? undoubled(word) ?? lettersForDigits(word))
    : undefined;
  return respelled ?? withOwner(word) ?? apart(word) ?? word;
}

function isKnown(word: string): boolean {
  return informalWords.has(word) || rootIn(word, vocabulary) !== undefined;
}

function spelled(word: string | undefined): string | undefined {
  return word === undefined ? undefined : (informalWords.get(word) ?? word);
}

/** "diperbaiki2" is "diperbaiki-diperbaiki", "jalan2nya" is "jalan-jalannya". */
function repetition(word: string): string | undefined {
  const [, base, ending = ''] = repeated.exec(word) ?? [];
  if (base === undefined || counted.has(base)) return undefined;
  const known = informalWords.get(base) ?? base;
  return vowel.test(known) ? `${known}-${known}${ending}` : undefined;
}

/**
 * "rusaaak" is "rusak", but "maaaaf" is "maaf": two letters where that is a word, else one. What has no vowel is an
 * acronym (PPPK) unless the shorter form is one that we know ("gkkk").
 */
function shorten(word: string): string | undefined {
  if (!anyLongRun.test(word) || romanNumber.test(word) || /^(\p{L})\1+$/u.test(word)) return undefined;
  const twice = word.replace(longRun, '$1$1');
  if (isKnown(twice)) return twice;
  const once = word.replace(longRun, '$1');
  return vowel.test(word) || isKnown(once) ? once : undefined;
}

/** "rusaak" is "rusak", where the one is no word and the other is. */
function undoubled(word: string): string | undefined {
  const once = word.replace(doubleVowel, '$1');
  if (once === word || isKnown(word)) return undefined;
  return vocabulary.has(once) ? once : informalWords.get(once);
}

/** "rus4k" is "rusak"; codes such as "b1234xy" are no words and stay. */
function lettersForDigits(word: string): string | undefined {
  if (!digitInside.test(word)) return undefined;
  const letters = word.replace(/\d/g, (digit) => digitLetters[digit] ?? digit);
  return isKnown(letters) ? (informalWords.get(letters) ?? letters) : undefined;
}

/** "jlnnya" and "jalanx" are "jalannya". */
function withOwner(word: string): string | undefined {
  const ending = owners.find((owner) => word.endsWith(owner));
  if (ending === undefined || word.length - ending.length < 2) return undefined;
  const base = word.slice(0, -ending.length);
  const known = informalWords.get(base);
  if (known !== undefined && !known.includes(' ')) return `${known}nya`;
  return ending !== 'nya' && isKnown(base) ? `${base}nya` : undefined;
}

/** "dijalan" is "di jalan". */
function apart(word: string): string | undefined {
  if (!word.startsWith('di') && !word.startsWith('ke')) return undefined;
  const noun = word.slice(2);
  return placeNouns.has(noun) ? `${word.slice(0, 2)} ${noun}` : undefined;
}
