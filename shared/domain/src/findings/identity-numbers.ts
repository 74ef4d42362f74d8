import { type DigitGroup, digitGroups } from './digit-groups.js';
import { ticketShape } from './ticket-shape.js';

/** A number in a citizen's text that tells who somebody is. `digits` is ASCII; offsets are UTF-16, into that text. */
export interface IdentityNumber {
  readonly kind: 'nik' | 'kk' | 'telepon';
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

/** Provinces of which a NIK can begin: Kemendagri's codes, the 38 of idn-area-data 3.1.2. */
const provinces = new Set(
  '11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96'.split(
    ' ',
  ),
);

const monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/**
 * Whether sixteen digits can be a NIK or the number of a Kartu Keluarga: province, regency, district, a day (of
 * birth, a woman's plus 40; of a card its day of issue), month and year, and a serial that is not 0000.
 * The century is not in it, so 29 February needs a year that can be divided by four.
 */
export function isPlausibleNik(digits: string): boolean {
  if (!/^\d{16}$/.test(digits) || !provinces.has(digits.slice(0, 2))) return false;
  if (digits.slice(2, 4) === '00' || digits.slice(4, 6) === '00' || digits.endsWith('0000')) return false;
  const [written, month, year] = [6, 8, 10].map((at) => Number(digits.slice(at, at + 2)));
  if (written === undefined || month === undefined || year === undefined) return false;
  const day = written > 40 ? written - 40 : written;
  if (day < 1 || day > (monthLengths[month - 1] ?? 0)) return false;
  return !(day === 29 && month === 2 && year % 4 !== 0);
}

/** Said right before a number that is such a number, whether or not it is typed well. */
const announced =
  /(?:nik|ktp|(kk|kartu keluarga)|identitas)\W{0,3}(?:(?:saya|sy|aku|nya|adalah|nomor|nomer|no|atas nama)\W{0,3}){0,2}$/i;

/** Indonesian mobile numbers: 08 and eight to eleven digits; abroad 62 in the place of the 0 (some keep both). */
const mobile = /^(?:0|620?)8[1-9]\d{7,10}$/;

const currency = /(?:rp|idr|\$)\.?\s{0,2}$/i;

/**
 * NIK, numbers of Kartu Keluarga and mobile phone numbers in a text, in their order, none overlapping. Spaces, dots,
 * dashes and zero-width characters between the digits do not hide them, nor do digits of other scripts. A ticket,
 * an amount or a date is none. Never throws; linear in the text's length.
 */
export function findIdentityNumbers(text: string): IdentityNumber[] {
  const groups = digitGroups(text);
  const tickets = [...text.matchAll(ticketShape)].map(({ index, 0: { length } }) => [index, index + length]);
  const found: IdentityNumber[] = [];
  let next = 0;
  let ticket = 0;
  while (next < groups.length) {
    const at = groups[next]?.start ?? 0;
    while ((tickets[ticket]?.[1] ?? Number.POSITIVE_INFINITY) <= at) ticket++;
    const inTicket = (tickets[ticket]?.[0] ?? Number.POSITIVE_INFINITY) <= at;
    const number = inTicket ? undefined : (nikAt(text, groups, next) ?? phoneAt(text, groups, next));
    if (number) found.push({ ...number.number });
    next += number?.groups ?? 1;
  }
  return found;
}

interface Read {
  readonly number: IdentityNumber;
  readonly groups: number;
}

function nikAt(text: string, groups: readonly DigitGroup[], from: number): Read | undefined {
  const first = groups[from];
  if (!first) return undefined;
  let to = from;
  let length = first.digits.length;
  while (length < 16 && groups[to + 1]?.separator !== undefined) length += groups[++to]?.digits.length ?? 0;
  const isAlone = to === from || first.digits.length >= 15;
  if (length !== 16 && !(isAlone && first.digits.length >= 15 && first.digits.length <= 17)) return undefined;

  // Between two numbers that nothing but a space parts there is no word.
  const isAfterWords = first.separator === undefined;
  const said = isAfterWords ? announced.exec(text.slice(Math.max(0, first.start - 40), first.start)) : null;
  const kind = said?.[1] ? 'kk' : 'nik';
  const { start } = first;
  if (length === 16) {
    const all = groups.slice(from, to + 1);
    const digits = all.map((group) => group.digits).join('');
    if (said !== null || (isPlausibleNik(digits) && !isOther(all, digits))) {
      return { number: { kind, digits, start, end: groups[to]?.end ?? first.end }, groups: all.length };
    }
  }
  // Said to be one, with a digit too few or too many: no less somebody's.
  const isMistyped = said !== null && first.digits.length >= 15 && first.digits.length <= 17;
  return isMistyped
    ? { number: { kind, digits: first.digits, start, end: first.end }, groups: 1 }
    : undefined;
}

/** Sixteen digits in groups that are written like an amount or like two dates, or are several numbers. */
function isOther(groups: readonly DigitGroup[], digits: string): boolean {
  const lengths = groups.map((group) => group.digits.length);
  const between = new Set(groups.slice(1).map(({ separator = '' }) => separator));
  return between.size > 1 || isAmount(lengths, between, digits) || areDates(lengths, digits);
}

function phoneAt(text: string, groups: readonly DigitGroup[], from: number): Read | undefined {
  const first = groups[from];
  if (!first || !/^(?:08[1-9]|620?8|62$)/.test(first.digits)) return undefined;
  if (isInAmount(first, groups[from - 1])) return undefined;
  const before = text.slice(Math.max(0, first.start - 6), first.start);
  const hasPlus = /\+[\s(]{0,2}$/.test(before);
  if (currency.test(before)) return undefined;
  let digits = '';
  const lengths: number[] = [];
  const between = new Set<string>();
  let read: Read | undefined;
  for (let to = from; to < groups.length && digits.length < 15; to++) {
    const group = groups[to];
    if (!group || (to > from && group.separator === undefined)) break;
    const separator = group.separator ?? '';
    // What follows a number that is whole already belongs to it only if it is written like the rest of it.
    if (read && !(lengths.length > 1 && between.size === 1 && between.has(separator))) break;
    if (read && group.digits.length < 3 && group.digits.length !== lengths.at(-1)) break;
    if (to > from) between.add(separator);
    digits += group.digits;
    lengths.push(group.digits.length);
    if (!mobile.test(digits)) {
      if (read) break;
      continue;
    }
    if (!hasPlus && isAmount(lengths, between, digits)) return undefined;
    const start = hasPlus ? text.lastIndexOf('+', first.start) : first.start;
    read = { number: { kind: 'telepon', digits, start, end: group.end }, groups: to - from + 1 };
  }
  return read;
}

/** `1.500.000`: groups of three after the first, parted by dots. */
function isAmount(lengths: readonly number[], between: ReadonlySet<string>, digits: string): boolean {
  if (lengths.length < 2 || digits.startsWith('0') || between.size !== 1 || !between.has('.')) return false;
  return (lengths[0] ?? 0) <= 3 && lengths.slice(1).every((length) => length === 3);
}

const twoDates = /^(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d){2}$/;

/** `12-11-2026 13-11-2026`. */
function areDates(lengths: readonly number[], digits: string): boolean {
  return lengths.join('') === '224224' && twoDates.test(digits);
}

/** The `081` of `Rp 468.081.000.000`. */
function isInAmount({ digits, separator }: DigitGroup, before: DigitGroup | undefined): boolean {
  return separator === '.' && digits.length === 3 && /^[1-9]\d{0,2}$/.test(before?.digits ?? '');
}

/**
 * The text with the numbers that tell who somebody is made unreadable: of a NIK or a Kartu Keluarga the last four
 * digits stay (`************0003`), of a phone number the operator's prefix and the last four (`0812****7890`,
 * `+62812****7890`). Tickets, Tracking IDs, amounts and dates stay as they are. Never throws.
 */
export function maskIdentityNumbers(text: string): string {
  let masked = '';
  let done = 0;
  for (const number of findIdentityNumbers(text)) {
    masked += text.slice(done, number.start) + masksOf[number.kind](number.digits);
    done = number.end;
  }
  return done === 0 ? text : masked + text.slice(done);
}

const maskCard = (digits: string) => '*'.repeat(digits.length - 4) + digits.slice(-4);

const masksOf: Readonly<Record<IdentityNumber['kind'], (digits: string) => string>> = {
  nik: maskCard,
  kk: maskCard,
  telepon: (digits) => {
    const national = digits.replace(/^(?:620?|0)/, '');
    return `${digits.startsWith('62') ? '+62' : '0'}${national.slice(0, 3)}****${national.slice(-4)}`;
  },
};
