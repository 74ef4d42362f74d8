import { type DayNumber, dateOf, dayOf } from './dates.js';
import { matchAt, untilToday, type WhenMatch, type WhenPlace } from './when-match.js';

/**
 * First days of Idulfitri and Iduladha as the government set them (SKB of three ministers, sidang isbat); those of 2027
 * are computed and can be off by a day. Only to place "sejak lebaran" in a year: nothing is due by them.
 */
const moving: Readonly<
  Record<'idulfitri' | 'iduladha', Readonly<Record<number, readonly [month: number, day: number]>>>
> = {
  idulfitri: {
    2020: [5, 24],
    2021: [5, 13],
    2022: [5, 2],
    2023: [4, 22],
    2024: [4, 10],
    2025: [3, 31],
    2026: [3, 21],
    2027: [3, 10],
  },
  iduladha: {
    2020: [7, 31],
    2021: [7, 20],
    2022: [7, 10],
    2023: [6, 29],
    2024: [6, 17],
    2025: [6, 6],
    2026: [5, 27],
    2027: [5, 16],
  },
};

const feast =
  /(?:(?:habis|abis|setelah|usai|sesudah|(sebelum|jelang|menjelang)) )?(?:(?:hari raya )?(?:(lebaran haji|idul ?adha|iedul ?adha|kurban|qurban)|(lebaran|idul ?fitri|iedul ?fitri))|(bulan puasa|bulan ramadh?an|ramadh?an|puasa)|(natal)\b|(tahun baru)(?! (?:islam|imlek|hijriah))|(17an|tujuh ?belasan|agustusan|hari kemerdekaan))\b(?: (tahun lalu|tahun kemarin|kemarin|kemaren|lalu|kemarin|ini|depan))?/y;

/** "Lebaran kemarin", "sejak puasa", "sebelum natal": the last one. Of years without a date of theirs it is none. */
export function findFeast({ reading, index, today }: WhenPlace): WhenMatch | undefined {
  const atom = reading.atoms[index];
  const match = atom && matchAt(feast, reading.words, atom.at);
  if (!atom || !match) return undefined;
  const [all, isBefore, adha, fitri, fasting, christmas, newYear, , which = ''] = match;
  if (which === 'depan' || (which === '' && fasting === 'puasa' && !isLed(reading.words, atom.at)))
    return undefined;
  const startIn = (year: number): DayNumber | undefined => {
    const [month, day] = adha
      ? (moving.iduladha[year] ?? [])
      : fitri || fasting
        ? (moving.idulfitri[year] ?? [])
        : christmas
          ? [12, 25]
          : newYear
            ? [1, 1]
            : [8, 17];
    const start = month === undefined || day === undefined ? undefined : dayOf(year, month, day);
    return start === undefined || !fasting ? start : start - 30;
  };
  const { year } = dateOf(today);
  const lead = isBefore ? 7 : 0;
  const starts = [0, 1, 2].map((back) => startIn(year - back)).filter((start) => start !== undefined);
  const begun = starts.filter((start) => start - lead <= today);
  const start = begun[which.startsWith('tahun') ? (starts[0] === begun[0] ? 1 : 0) : 0];
  if (start === undefined) return undefined;
  const [from, to] = isBefore
    ? [start - 7, start - 1]
    : fasting
      ? [start, start + 29]
      : [start, start + (fitri || adha ? 6 : 0)];
  return untilToday(
    {
      at: atom.at,
      end: atom.at + all.length,
      from,
      to,
      precision: fasting ? 'month' : isBefore || fitri || adha ? 'week' : 'day',
      strength: 2,
    },
    today,
  );
}

/** "Puasa" alone is what people do; a time it is after one of these. */
function isLed(words: string, at: number): boolean {
  return /(?:sejak|selama|saat|waktu|pas|dari|sebelum|setelah) $/.test(words.slice(Math.max(0, at - 8), at));
}
