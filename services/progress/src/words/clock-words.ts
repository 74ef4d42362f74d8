import type { ProgressClock } from '@kanal/store/progress';
import { dayInWords } from '../dates.js';
import type { Language } from '../language.js';
import type { NextDate } from '../next-dates.js';

const limits: Readonly<Record<Exclude<ProgressClock['name'], 'tutup-otomatis'>, Record<Language, string>>> = {
  verifikasi: {
    id: 'batas waktu pemeriksaan oleh petugas',
    en: 'limit for the check by our officers',
  },
  'tindak-lanjut-pertama': {
    id: 'batas waktu tindak lanjut pertama oleh instansi',
    en: 'limit for the agency’s first follow-up',
  },
  penyelesaian: { id: 'batas waktu penyelesaian', en: 'limit for completion' },
};

/** A date and what it means, e.g. `30 November 2026: batas waktu pemeriksaan oleh petugas.` */
export function dateWords({ clock, isLate }: NextDate, language: Language): string {
  const day = dayInWords(clock.dueOn, language);
  const isIndonesian = language === 'id';
  const predicted = isIndonesian
    ? ' Ini perkiraan: hari libur sampai tanggal itu belum semuanya ditetapkan.'
    : ' This is an estimate: not all holidays until then have been decreed.';
  return `${day}: ${meaning()}${clock.isPrediction && !isLate ? predicted : ''}`;

  function meaning(): string {
    if (clock.name === 'tutup-otomatis') {
      return isIndonesian
        ? 'aduan ditutup otomatis bila sampai hari itu tidak ada tanggapan.'
        : 'the complaint is closed automatically if nobody responds by then.';
    }
    return `${limits[clock.name][language]}.`;
  }
}
