import type { AgencyTimeZone } from '../agency-time.js';
import type { Span } from '../text/normal-text.js';
import { dayAt } from './dates.js';
import { findFeast } from './feasts.js';
import type { Reading } from './reading.js';
import { counts, manyOf, monthNames, singles, units, weekdayNames } from './time-words.js';
import { aheadIn } from './when-ahead.js';
import { findDate, findMonth } from './when-dates.js';
import { datesOf, type Precision, type WhenMatch, type WhenPlace } from './when-match.js';
import { findLength, findNearDay, findWeekday, findWholeUnit } from './when-relative.js';

/** When something happened: from day to day in the agency's zone (YYYY-MM-DD, both included). */
export interface When {
  readonly from: string;
  readonly to: string;
  /** Of `since` the first day is that of the words ("sejak 3 bulan"), the last that of the message. */
  readonly precision: Precision;
  readonly words: string;
  readonly span: Span;
}

type Rule = (place: WhenPlace) => WhenMatch | undefined;

/** The rules by the word they begin at, so that a long message is not searched once per rule. */
const rules = new Map<string, readonly Rule[]>();

function on(rule: Rule, ...words: readonly string[]): void {
  for (const word of words) rules.set(word, [...(rules.get(word) ?? []), rule]);
}

on(findDate, 'tanggal', 'tgl');
on(findMonth, ...Object.keys(monthNames));
on(
  findNearDay,
  'kemarin',
  'kemaren',
  'kmrn',
  'kmren',
  'lusa',
  'selumbari',
  'semalam',
  'semalem',
  'tadi',
  'td',
);
on(
  findNearDay,
  'pagi',
  'siang',
  'sore',
  'malam',
  'malem',
  'subuh',
  'hari',
  'barusan',
  'baru',
  'sekarang',
  'saat',
  'detik',
);
on(findWeekday, 'hari', 'jum', ...Object.keys(weekdayNames));
on(findWholeUnit, 'awal', 'pertengahan', 'akhir', ...Object.keys(units));
on(
  findLength,
  'setengah',
  'separuh',
  ...Object.keys(counts),
  ...Object.keys(singles),
  ...Object.keys(manyOf),
);
for (const word of ['habis', 'abis', 'setelah', 'usai', 'sesudah', 'sebelum', 'jelang', 'menjelang', 'hari'])
  on(findFeast, word);
for (const word of [
  'lebaran',
  'idul',
  'iedul',
  'idulfitri',
  'iduladha',
  'kurban',
  'qurban',
  'bulan',
  'ramadhan',
])
  on(findFeast, word);
for (const word of ['ramadan', 'puasa', 'natal', 'tahun', '17an', 'tujuh', 'tujuhbelasan', 'agustusan'])
  on(findFeast, word);

const onDigits: readonly Rule[] = [findDate, findLength, findWholeUnit];

const since = /^(?:sejak|semenjak|mulai|dari|dr|sedari)$/;

/**
 * When a message says that something happened, counted from the day on which it was sent. Of several times a date
 * goes before what counts from today, and that before "tadi" and "sekarang"; among equals the first. Undefined when
 * it tells none, or one that is still to come.
 */
export function findWhen(reading: Reading, sentAtMs: number, timeZone: AgencyTimeZone): When | undefined {
  const today = dayAt(sentAtMs, timeZone);
  if (today === undefined) return undefined;
  let best: WhenMatch | undefined;
  let done = 0;
  const ahead = aheadIn(reading.atoms);
  for (const [index, { word, at }] of reading.atoms.entries()) {
    if (at < done) continue;
    const match = firstOf(rulesFor(word), { reading, index, today, ahead });
    if (!match) continue;
    done = match.end;
    if (!best || match.strength > best.strength) best = openEnded({ reading, index, today, ahead }, match);
    if (best.strength === 3) break;
  }
  if (!best) return undefined;
  return { ...datesOf(best), precision: best.precision, ...reading.quote(best.at, best.end) };
}

function rulesFor(word: string): readonly Rule[] {
  const known = rules.get(word);
  if (known) return known;
  const first = word.charCodeAt(0);
  if (first >= 48 && first <= 57) return onDigits;
  return word.startsWith('tgl') || word.startsWith('tanggal') ? [findDate] : [];
}

function firstOf(candidates: readonly Rule[], place: WhenPlace): WhenMatch | undefined {
  for (const rule of candidates) {
    const match = rule(place);
    if (match) return match;
  }
  return undefined;
}

/** "Sejak Senin", "dari tahun 2020": from then until now. */
function openEnded({ reading, index, today }: WhenPlace, match: WhenMatch): WhenMatch {
  if (match.precision === 'since' || (match.precision === 'day' && match.from !== match.to)) return match;
  const { atoms } = reading;
  for (const back of [1, 2]) {
    const before = atoms[index - back];
    if (before && since.test(before.word)) return { ...match, at: before.at, to: today, precision: 'since' };
    if (before && !/^(?:hari|bulan|tanggal|tgl|awal|akhir|pertengahan|sekitar|kira|lebih)$/.test(before.word))
      break;
  }
  return match;
}
