import { type DayNumber, dateOf, dayOf, lastDate, lastDayOfMonth, lengthOfMonth } from './dates.js';
import { anyOf, monthNames } from './time-words.js';
import { matchAt, untilToday, type WhenMatch, type WhenPlace, wordBefore } from './when-match.js';

const month = anyOf(monthNames);
/** After these a slash parts a number ("2/3 bulan"); "12/11 jam 8" is a date. */
const unit = 'hari|minggu|pekan|bulan|tahun';

const isoDate = /(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?![\d/-])/y;
const fullDate = /(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/]|[.-]\d)/y;
const shortDate = new RegExp(
  String.raw`(\d{1,2})([/-])(\d{1,2})(?![\d/]|[.,-]\d| ?%| (?:${unit}|orang|bagian|dari|kali)\b)`,
  'y',
);
const namedDate = new RegExp(
  String.raw`(\d{1,2})(?: ?(?:-|sampai(?: dengan)?|s\/d|sd|hingga) ?(\d{1,2}))?[ -]?(?:bulan )?(${month})\b[ .,-]{0,2}(?:tahun )?(\d{4}\b|'?\d{2}\b(?![.:]\d| ?(?:${unit}|jam|orang|rumah|kali|wib|ribu|juta)\b))?`,
  'y',
);
const dayOfMonth =
  /(?:tanggal|tgl)[ .:]{0,3}(\d{1,2})(?!\d|[/.-]\d)(?:,? bulan (?:(ini)|(lalu|kemarin|kemaren)|(\d{1,2})(?!\d)))?/y;
const goesOnWithMonth = new RegExp(
  String.raw`^ ?(?:-|sampai(?: dengan)?|s\/d|sd|hingga)? ?\d{0,2} ?(?:bulan )?(?:${month})\b`,
);

/** Right before a number these make it a part of another one. */
const partsOfNumbers = '0123456789/.,+-';
/** Numbers that look like dates after these are something else. */
const notDates = new Set(
  `rt rw nomor no blok pasal ayat uu perda permen permendagri permenpanrb perpres surat sk lahir kelahiran ttl usia umur skor nilai ukuran
  setiap tiap telepon telp hp wa nik kk ktp jam pukul rp rupiah km`.split(/\s+/),
);
const ofBirth = new Set(['lahir', 'kelahiran', 'ttl']);
/** Names of streets and schools begin with these: "Jl. 17 Agustus". */
const streets = new Set('jalan jl jln gang gg lapangan stadion universitas sd smp sma raya taman'.split(' '));
/** What everybody writes about shares and round the clock. */
const fractions = new Set(['1/2', '1/3', '2/3', '1/4', '3/4', '1/5', '24/7', '7/24', '1/1']);

/**
 * A date with its day: `12/11`, `12-11-2026`, `2026-11-12`, `12 November`, `tgl 5`. Without a year (or month) it is
 * the last such date; one that does not exist, and one whose year makes it lie in the future, is none.
 */
export function findDate(place: WhenPlace): WhenMatch | undefined {
  const { reading, index, today } = place;
  const atom = reading.atoms[index];
  if (!atom) return undefined;
  const { words } = reading;
  const { at } = atom;
  if (atom.word.startsWith('tanggal') || atom.word.startsWith('tgl')) return dayInMonth(place, at);
  if (
    !/^\d/.test(atom.word) ||
    atom.word.length > 6 ||
    (at > 0 && partsOfNumbers.includes(words.charAt(at - 1)))
  )
    return undefined;
  const before = wordBefore(place);
  if (notDates.has(before) || ofBirth.has(wordBefore(place, 2))) return undefined;
  const isAnnounced = before === 'tanggal' || before === 'tgl' || before === 'hari';
  const make = (match: RegExpExecArray, from: DayNumber | undefined, to = from): WhenMatch | undefined =>
    from === undefined || to === undefined
      ? undefined
      : untilToday(
          { at, end: at + match[0].trimEnd().length, from, to, precision: 'day', strength: 3 },
          today,
        );

  const mark = words.charAt(atom.end);
  const isMarked = mark === '-' || mark === '/' || mark === '.';
  const iso = isMarked ? matchAt(isoDate, words, at) : undefined;
  if (iso) return make(iso, dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3])));
  const full = isMarked ? matchAt(fullDate, words, at) : undefined;
  if (full) {
    if (full[2] === '.' && full[4]?.length === 2 && !isAnnounced) return undefined;
    return make(full, dayOf(fullYear(full[4] ?? ''), Number(full[3]), Number(full[1])));
  }
  const named = isNearMonth(place) ? matchAt(namedDate, words, at) : undefined;
  if (named) {
    const isStreet = streets.has(before) || streets.has(wordBefore(place, 2));
    return isStreet ? undefined : namedDays(named, today, make);
  }
  const short = isMarked ? matchAt(shortDate, words, at) : undefined;
  if (!short || (!isAnnounced && (short[2] === '-' || fractions.has(short[0])))) return undefined;
  return make(short, lastDate(Number(short[3]), Number(short[1]), today));
}

/** Whether a month stands where a day's could; "12nov" is one word. */
function isNearMonth({ reading: { atoms }, index, ahead }: WhenPlace): boolean {
  return /[a-z]/.test(atoms[index]?.word ?? '') || ahead.isMonthNear(index);
}

function namedDays(
  named: RegExpExecArray,
  today: DayNumber,
  make: (match: RegExpExecArray, from: DayNumber | undefined, to?: DayNumber) => WhenMatch | undefined,
): WhenMatch | undefined {
  const [, first = '', second, name = '', year] = named;
  const monthNumber = monthNames[name] ?? 0;
  const last = Number(second ?? first);
  if (year === undefined) {
    const to = lastDate(monthNumber, last, today);
    if (to === undefined || second === undefined) return make(named, to);
    return make(named, dayOf(dateOf(to).year, monthNumber, Number(first)), to);
  }
  const inYear = fullYear(year.replace("'", ''));
  return make(named, dayOf(inYear, monthNumber, Number(first)), dayOf(inYear, monthNumber, last));
}

function dayInMonth(place: WhenPlace, at: number): WhenMatch | undefined {
  const { reading, today } = place;
  const match = matchAt(dayOfMonth, reading.words, at);
  if (!match || /^(?:tiap|setiap)$/.test(wordBefore(place))) return undefined;
  // "tgl 5 Maret" is read from its number.
  const end = at + match[0].length;
  if (goesOnWithMonth.test(reading.words.slice(end, end + 36))) return undefined;
  const [, written, isThis, isLast, monthNumber] = match;
  const day = Number(written);
  const { year, month: current } = dateOf(today);
  const found = monthNumber
    ? lastDate(Number(monthNumber), day, today)
    : isThis
      ? dayOf(year, current, day)
      : isLast
        ? dayOf(current === 1 ? year - 1 : year, current === 1 ? 12 : current - 1, day)
        : day >= 1 && day <= 31
          ? lastDayOfMonth(day, today)
          : undefined;
  if (found === undefined) return undefined;
  return untilToday({ at, end, from: found, to: found, precision: 'day', strength: 3 }, today);
}

/** Two digits are of this century. */
function fullYear(written: string): number {
  return written.length === 2 ? 2000 + Number(written) : Number(written);
}

const monthParts = { awal: [1, 10], pertengahan: [11, 20], akhir: [21, 31] } as const;

const namedMonth = new RegExp(
  String.raw`(${month})\b(?:[ ,]{1,2}(?:tahun )?(\d{4}))?(?: (lalu|kemarin|kemaren|ini|tahun lalu|tahun kemarin))?`,
  'y',
);
const leadsToMonth = new Set('bulan sejak semenjak dari pada mulai awal pertengahan akhir per di'.split(' '));

/** A month by its name: `bulan Maret`, `Maret 2025`, `sejak Maret`; without a year the last one that has begun. */
export function findMonth(place: WhenPlace): WhenMatch | undefined {
  const { reading, index, today } = place;
  const atom = reading.atoms[index];
  if (!atom || !Object.hasOwn(monthNames, atom.word)) return undefined;
  const match = matchAt(namedMonth, reading.words, atom.at);
  if (!match) return undefined;
  const [all, name = '', year, which] = match;
  const before = wordBefore(place);
  const isSaid = year !== undefined || which !== undefined || leadsToMonth.has(before);
  if (!isSaid || /^\d+$/.test(before) || streets.has(wordBefore(place, 2))) return undefined;
  const number = monthNames[name] ?? 0;
  const current = dateOf(today);
  const lastYear = which?.startsWith('tahun') ? current.year - 1 : undefined;
  const begun = number > current.month ? current.year - 1 : current.year;
  const isBefore = (which === 'lalu' || which?.startsWith('kem')) && number === current.month;
  return monthOf(place, all.length, Number(year ?? lastYear ?? (isBefore ? begun - 1 : begun)), number);
}

/** A month, or the part of it that a word before it tells ("awal"). */
export function monthOf(
  place: WhenPlace,
  length: number,
  year: number,
  number: number,
): WhenMatch | undefined {
  const { reading, index, today } = place;
  const at = reading.atoms[index]?.at ?? 0;
  const isMonth = wordBefore(place) === 'bulan';
  const partWord = wordBefore(place, isMonth ? 2 : 1);
  const part = Object.hasOwn(monthParts, partWord)
    ? monthParts[partWord as keyof typeof monthParts]
    : undefined;
  const longest = lengthOfMonth(year, number);
  const from = dayOf(year, number, part?.[0] ?? 1);
  const to = dayOf(year, number, Math.min(part?.[1] ?? longest, longest));
  if (from === undefined || to === undefined) return undefined;
  const first = reading.atoms[index - (part ? 1 : 0) - (isMonth ? 1 : 0)]?.at ?? at;
  return untilToday({ at: first, end: at + length, from, to, precision: 'month', strength: 2 }, today);
}
