import type { DueDate, ExplainedDay } from './due-date.js';
import type { Leaning } from './leanings.js';
import type { LocalDate } from './local-date.js';
import type { ClockName } from './policies.js';

/** What officers call each clock. */
export const clockInWords: Readonly<Record<ClockName, string>> = {
  verifikasi: 'Verifikasi',
  'tindak-lanjut-pertama': 'Tindak lanjut pertama',
  penyelesaian: 'Penyelesaian',
  'tutup-otomatis': 'Tutup otomatis',
};

const months = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
] as const;

/** A date as officers read it: `19 Maret 2026`. */
export function dateInWords(date: LocalDate): string {
  return `${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
}

/** What a due date leans on, in words. */
export function leaningInWords(leaning: Leaning): string {
  switch (leaning.on) {
    case 'expected-holiday':
      return `${leaning.name} (${dateInWords(leaning.date)}) masih perkiraan dan dapat bergeser sehari`;
    case 'year-without-skb':
      return `SKB hari libur ${leaning.year} belum ada: cuti bersama belum diketahui`;
    case 'year-without-table':
      return `tidak ada tabel hari libur ${leaning.year}: hanya akhir pekan yang dikecualikan`;
  }
}

const reasons = {
  'hari-mulai': 'hari mulai, belum dihitung',
  'akhir-pekan': 'akhir pekan',
  libur: 'libur',
  'cuti-bersama': 'cuti bersama',
  jeda: 'jeda: menunggu pelapor',
} as const;

function dayInWords(day: ExplainedDay): string {
  const head = `${day.date}  ${day.weekday.padEnd(6)}`;
  if (day.nth !== undefined) return `${head}  hari kerja ke-${day.nth}`;
  const { why, name, isExpected } = day;
  const what = name === undefined ? reasons[why] : why === 'libur' ? `libur: ${name}` : name;
  return `${head}  –  ${what}${isExpected ? ' (perkiraan)' : ''}`;
}

/** A due date day by day, for an officer: one line per day, then what it leans on. */
export function explainDueDate({ days, dueOn, leansOn }: DueDate): string[] {
  return [
    ...days.map(dayInWords),
    `Jatuh tempo: ${days.at(-1)?.weekday}, ${dateInWords(dueOn)}${leansOn.length > 0 ? ' (perkiraan)' : ''}`,
    ...leansOn.map((leaning) => `Perhatian: ${leaningInWords(leaning)}`),
  ];
}
