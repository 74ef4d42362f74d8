import { type DayNumber, dateOf, dayOf, monthsBefore } from './dates.js';
import { anyOf, counts, manyOf, singles, type Unit, units, weekdayNames } from './time-words.js';
import {
  matchAt,
  type Precision,
  untilToday,
  type WhenMatch,
  type WhenPlace,
  wordBefore,
} from './when-match.js';

const yesterday =
  /(?:(kemarin|kemaren|kmrn|kmren)(?:[ -](lusa|dulu|dl))?|(lusa) (?:kemarin|kemaren|lalu)|(selumbari))(?:,? (?:pagi|siang|sore|malam|subuh|petang)\b)?/y;
const lastNight = /(?:semalam|semalem|tadi (?:malam|malem)|(?:malam|malem) tadi)\b/y;
const justNow =
  /(?:tadi|td)(?: (?:pagi|siang|sore|subuh|petang|dini hari))?\b|(?:pagi|siang|sore|malam|subuh|hari) (?:ini|tadi)\b|barusan|baru saja|baru aja|sekarang|saat ini|detik ini/y;
const isWeak = /^(?:tadi|td|sekarang|saat ini|detik ini|hari ini)$/;

/** "Kemarin", "lusa kemarin", "semalam", "tadi pagi", "hari ini": counted from the message's day. */
export function findNearDay(place: WhenPlace): WhenMatch | undefined {
  const { reading, index, today } = place;
  const atom = reading.atoms[index];
  if (!atom) return undefined;
  const { words } = reading;
  const make = (match: RegExpExecArray, from: DayNumber, to: DayNumber, strength: 1 | 2): WhenMatch => ({
    at: atom.at,
    end: atom.at + match[0].length,
    from,
    to,
    precision: 'day',
    strength,
  });
  const before = matchAt(yesterday, words, atom.at);
  if (before) {
    const back = (before[2] ?? before[3] ?? before[4]) ? 2 : 1;
    return make(before, today - back, today - back, 2);
  }
  const night = matchAt(lastNight, words, atom.at);
  if (night) return make(night, today - 1, today, 2);
  const now = matchAt(justNow, words, atom.at);
  if (!now || /^(?:sampai|hingga|sampe|smp)$/.test(wordBefore(place))) return undefined;
  return make(now, today, today, isWeak.test(now[0]) ? 1 : 2);
}

const unit = anyOf(units);
const count = anyOf(counts);
const amount = String.raw`(\d{1,3}|${count})(?: (belas|puluh))?(?: ?(?:-|\/|sampai|atau|s\/d|,) ?(\d{1,3}|${count}))?(?: ?(?:an))?`;
const length = new RegExp(
  String.raw`(?:${amount}[ -]?(${unit})(?:an)?|(${anyOf(singles)})|(setengah|separuh) (${unit})|(${anyOf(manyOf)})(?:[ -]?(?:${unit}))?)\b`,
  'y',
);
/** What makes of a length a time in the past ("3 hari yang lalu"). */
const ago = /(?:an)?,? (?:yang |yg )?(?:lalu|kemarin|kemaren|silam|sebelumnya|lewat|lampau)\b/y;
/** What makes of it something else: to come, or how often. */
const otherwise =
  /,? (?:lagi|ke ?depan|mendatang|sekali|kerja|kalender|pertama|gratis|depan|nanti|penjara|sebelum)\b/y;
/** What tells that it goes on, if it follows. */
const goingOn =
  /,? (?:ini|terakhir|belakangan|lebih|belum|tidak|tak|lamanya|berturut|terus|mati|rusak|padam|nunggu|menunggu|dibiarkan|kayak|seperti|mangkrak|macet|penuh)\b/y;
/** …or goes before. */
const leads = new Set(
  `sudah sejak semenjak selama hampir telah mau dari sekitar kurang lebih mulai ada kira udah sdh dah kurleb ini nyaris
  genap`.split(/\s+/),
);

const daysOf: Readonly<Record<Exclude<Unit, 'bulan' | 'tahun'>, number>> = { jam: 0, hari: 1, minggu: 7 };

/** A number of units before a day; a month's end that a shorter month lacks is its last day. */
export function unitsBefore(day: DayNumber, many: number, of: Unit): DayNumber {
  if (of === 'bulan') return monthsBefore(day, many);
  if (of === 'tahun') return monthsBefore(day, many * 12);
  return day - many * daysOf[of];
}

const spanOfUnit: Readonly<Record<Unit, Precision>> = {
  jam: 'day',
  hari: 'day',
  minggu: 'week',
  bulan: 'month',
  tahun: 'year',
};

/** "3 hari lalu" (then), "sudah 2 tahun", "sejak 3 bulan", "berbulan-bulan" (since then). */
export function findLength(place: WhenPlace): WhenMatch | undefined {
  const { reading, index, today } = place;
  const atom = reading.atoms[index];
  if (!atom) return undefined;
  const { words } = reading;
  // A unit can be counted where it stands near: "3 bulan", "2 atau 3 bulan".
  if (/^\d+$/.test(atom.word) && !place.ahead.isUnitNear(index)) return undefined;
  const match = matchAt(length, words, atom.at);
  if (!match || (atom.at > 0 && '0123456789/.,-'.includes(words.charAt(atom.at - 1)))) return undefined;
  const end = atom.at + match[0].length;
  const [, first, tens, second, counted, single, half, halved, many] = match;
  const of = counted !== undefined ? units[counted] : single !== undefined ? singles[single] : undefined;
  if (many !== undefined) {
    const from = unitsBefore(today, 2, manyOf[many] ?? 'hari');
    return { at: atom.at, end, from, to: today, precision: 'since', strength: 2 };
  }
  if (half !== undefined) {
    const whole = units[halved ?? ''];
    const from = () => (whole === 'tahun' ? monthsBefore(today, 6) : unitsBefore(today, 15, 'hari'));
    return whole === 'tahun' || whole === 'bulan' ? lasting(place, end, from, undefined) : undefined;
  }
  if (of === undefined) return undefined;
  const number = single === undefined ? countOf(second ?? first ?? '', tens) : 1;
  if (number === 0 || (of === 'tahun' && number > 80)) return undefined;
  const isVague = first === 'beberapa' || first === 'belasan' || first === 'puluhan';
  return (
    (isVague ? someAgo(place, end, number, of) : undefined) ??
    lasting(place, end, () => unitsBefore(today, number, of), of)
  );
}

const widerThan: Readonly<Record<Unit, Precision>> = {
  jam: 'day',
  hari: 'week',
  minggu: 'month',
  bulan: 'year',
  tahun: 'year',
};

/** "Beberapa hari lalu": between two units ago and twice as many as are read. */
function someAgo(place: WhenPlace, end: number, number: number, of: Unit): WhenMatch | undefined {
  const { reading, index, today } = place;
  const past = matchAt(ago, reading.words, end);
  if (!past) return undefined;
  return {
    at: reading.atoms[index]?.at ?? 0,
    end: end + past[0].length,
    from: unitsBefore(today, number * 2, of),
    to: unitsBefore(today, 2, of),
    precision: widerThan[of],
    strength: 2,
  };
}

/** A length that ended ("3 hari lalu") or goes on; most numbers of units are neither, so its first day waits. */
function lasting(
  place: WhenPlace,
  end: number,
  begun: () => DayNumber,
  of: Unit | undefined,
): WhenMatch | undefined {
  const { reading, index, today } = place;
  const { words, atoms } = reading;
  const at = atoms[index]?.at ?? 0;
  const past = matchAt(ago, words, end);
  if (past) {
    const from = begun();
    const [first, last] = of ? wholeUnit(from, of) : [from, from];
    const precision = of ? spanOfUnit[of] : 'month';
    const match = { at, end: end + past[0].length, from: first, to: last, precision, strength: 2 } as const;
    return untilToday(match, today);
  }
  if (matchAt(otherwise, words, end)) return undefined;
  // "sehari", "seharian" and hours are told of today.
  let begin = index;
  while (leads.has(atoms[begin - 1]?.word ?? '') && index - begin < 3) begin--;
  if (begin === index && !matchAt(goingOn, words, end)) return undefined;
  return { at: atoms[begin]?.at ?? at, end, from: begun(), to: today, precision: 'since', strength: 2 };
}

/** The whole week, month or year in which a day lies. Weeks begin on Monday. */
export function wholeUnit(day: DayNumber, of: Unit): readonly [from: DayNumber, to: DayNumber] {
  const { year, month, weekday } = dateOf(day);
  if (of === 'minggu') {
    const monday = day - ((weekday + 6) % 7);
    return [monday, monday + 6];
  }
  if (of === 'bulan') {
    const from = dayOf(year, month, 1) ?? day;
    return [from, (dayOf(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) ?? day + 1) - 1];
  }
  if (of === 'tahun') return [dayOf(year, 1, 1) ?? day, dayOf(year, 12, 31) ?? day];
  return [day, day];
}

function countOf(word: string, tens: string | undefined): number {
  const number = /^\d/.test(word) ? Number(word) : (counts[word] ?? 0);
  return tens === 'belas' ? number + 10 : tens === 'puluh' ? number * 10 : number;
}

const weekday = new RegExp(
  String.raw`(?:(hari) )?(${anyOf(weekdayNames)}|jum'at)\b(?:,? (minggu lalu|minggu kemarin|pekan lalu|lalu|kemarin|kemaren|depan|besok|mendatang|pagi|siang|sore|malam|subuh|ini|tadi))?`,
  'y',
);
const partsOfDay = /^(?:pagi|siang|sore|malam|subuh)$/;
const toCome = /^(?:depan|besok|mendatang)$/;

/** "Hari Senin", "Rabu lalu", "Minggu pagi": the last one, today included unless it says "lalu" or "kemarin". */
export function findWeekday(place: WhenPlace): WhenMatch | undefined {
  const { reading, index, today } = place;
  const atom = reading.atoms[index];
  if (!atom) return undefined;
  const { words } = reading;
  const match = matchAt(weekday, words, atom.at);
  if (!match) return undefined;
  const [all, day, name = '', which = ''] = match;
  const before = wordBefore(place, wordBefore(place) === 'hari' ? 2 : 1);
  const isRange = /^ ?(?:-|sampai|s\/d|sd|hingga) ?(?:hari )?[a-z]/.test(
    words.slice(atom.at + all.length, atom.at + all.length + 20),
  );
  if (isRange || toCome.test(which) || /^(?:tiap|setiap|pasar|sampai|sd|hingga|d|besok)$/.test(before))
    return undefined;
  if (words.charAt(atom.at - 1) === '-') return undefined;
  const number = name === "jum'at" ? 5 : (weekdayNames[name] ?? 0);
  // "Minggu lalu" is last week; of a Sunday something else has to tell.
  if (name === 'minggu' && day === undefined && before !== 'malam' && !partsOfDay.test(which))
    return undefined;
  const eve = before === 'malam' ? 1 : 0;
  const isPast = /^(?:lalu|kemarin|kemaren)$/.test(which);
  const back = (dateOf(today).weekday - number + 7) % 7;
  const [monday] = wholeUnit(today - 7, 'minggu');
  const found = /^(?:minggu|pekan)/.test(which)
    ? monday + ((number + 6) % 7)
    : today - (back === 0 && isPast ? 7 : back);
  return {
    at: atom.at,
    end: atom.at + all.length,
    from: found - eve,
    to: found - eve,
    precision: 'day',
    strength: 2,
  };
}

const thisOrLast = new RegExp(
  String.raw`(?:(?:awal|pertengahan|akhir) )?(${unit}) (?:yang |yg )?(ini|lalu|kemarin|kemaren|silam)\b`,
  'y',
);
const numberedYear = /(?:tahun|thn|th)[ .]{1,2}(\d{4})(?![\d/-])/y;
const bareYear = /((?:19|20)\d{2})(?![\d/.-])/y;

/** "Minggu lalu", "bulan ini", "tahun 2023", "sejak 2020". */
export function findWholeUnit(place: WhenPlace): WhenMatch | undefined {
  const { reading, index, today } = place;
  const atom = reading.atoms[index];
  if (!atom) return undefined;
  const { words } = reading;
  const make = (end: number, [from, to]: readonly [number, number], precision: Precision) =>
    untilToday({ at: atom.at, end, from, to, precision, strength: 2 }, today);
  const isNumber = /^\d/.test(atom.word);
  if (isNumber && atom.word.length !== 4) return undefined;
  const near = isNumber ? undefined : matchAt(thisOrLast, words, atom.at);
  const of = near ? units[near[1] ?? ''] : undefined;
  if (near && of && of !== 'jam' && of !== 'hari') {
    const day = near[2] === 'ini' ? today : unitsBefore(wholeUnit(today, of)[0], 1, of);
    return make(atom.at + near[0].length, wholeUnit(day, of), spanOfUnit[of]);
  }
  const year =
    matchAt(numberedYear, words, atom.at) ??
    (/^(?:sejak|semenjak|dari)$/.test(wordBefore(place)) ? matchAt(bareYear, words, atom.at) : undefined);
  const [from, to] = [dayOf(Number(year?.[1]), 1, 1), dayOf(Number(year?.[1]), 12, 31)];
  if (!year || from === undefined || to === undefined || /^(?:ajaran|pelajaran)$/.test(wordBefore(place)))
    return undefined;
  return make(atom.at + year[0].length, [from, to], 'year');
}
