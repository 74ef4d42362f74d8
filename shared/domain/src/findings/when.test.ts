import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type AgencyTimeZone, agencyTimeZones } from '../agency-time.js';
import { normalise } from '../text/normalise.js';
import { read } from './reading.js';
import { findWhen } from './when.js';

/** Wednesday, 25 November 2026, 10.00 WIB. */
const sentAtMs = Date.UTC(2026, 10, 25, 3);

function whenOf(text: string, atMs = sentAtMs, timeZone: AgencyTimeZone = 'Asia/Jakarta') {
  const when = findWhen(read(normalise(text)), atMs, timeZone);
  return when ? `${when.from} ${when.to} ${when.precision}` : undefined;
}

const day = (iso: string) => `${iso} ${iso} day`;
const since = (iso: string) => `${iso} 2026-11-25 since`;

test.each([
  ['kemarin lampu mati', day('2026-11-24')],
  ['kmrn sore ada pohon tumbang', day('2026-11-24')],
  ['lusa kemarin banjir', day('2026-11-23')],
  ['kemarin lusa banjir', day('2026-11-23')],
  ['kejadiannya kemarin dulu', day('2026-11-23')],
  ['semalam banjir lagi', '2026-11-24 2026-11-25 day'],
  ['tadi malam ada balap liar', '2026-11-24 2026-11-25 day'],
  ['tadi pagi truk sampah tidak lewat', day('2026-11-25')],
  ['pagi ini macet total', day('2026-11-25')],
  ['hari ini loket tutup', day('2026-11-25')],
  ['barusan terjadi kecelakaan', day('2026-11-25')],
  ['3 hari yang lalu', day('2026-11-22')],
  ['dua belas hari lalu', day('2026-11-13')],
  ['beberapa hari lalu ada tawuran', '2026-11-19 2026-11-23 week'],
  ['minggu lalu saya ke puskesmas', '2026-11-16 2026-11-22 week'],
  ['2 minggu yg lalu', '2026-11-09 2026-11-15 week'],
  ['minggu ini belum diangkut', '2026-11-23 2026-11-25 week'],
  ['bulan lalu', '2026-10-01 2026-10-31 month'],
  ['bulan ini', '2026-11-01 2026-11-25 month'],
  ['3 bulan lalu saya mengajukan', '2026-08-01 2026-08-31 month'],
  ['tahun lalu', '2025-01-01 2025-12-31 year'],
  ['dua tahun lalu', '2024-01-01 2024-12-31 year'],
  ['setahun yang lalu', '2025-01-01 2025-12-31 year'],
  ['tahun 2023 diaspal', '2023-01-01 2023-12-31 year'],
])('a time: %s', (text, expected) => {
  expect(whenOf(text)).toBe(expected);
});

test.each([
  ['rusak sejak 3 bulan', since('2026-08-25')],
  ['sudah 2 tahun tidak diperbaiki', since('2024-11-25')],
  ['udh sebulan ini mati', since('2026-10-25')],
  ['hampir setahun jalan dibiarkan', since('2025-11-25')],
  ['sudah hampir 2 tahun', since('2024-11-25')],
  ['lebih dari 6 bulan', since('2026-05-25')],
  ['air mati 3 hari ini', since('2026-11-22')],
  ['2-3 minggu terakhir', since('2026-11-04')],
  ['gaji 3 bulan belum dibayar', since('2026-08-25')],
  ['berbulan-bulan tidak diangkut', since('2026-09-25')],
  ['sudah bertahun-tahun', since('2024-11-25')],
  ['sudah setengah tahun', since('2026-05-25')],
  ['sejak kemarin air keruh', since('2026-11-24')],
  ['sejak hari Senin', since('2026-11-23')],
  ['sejak Maret 2025', since('2025-03-01')],
  ['dari tahun 2020', since('2020-01-01')],
  ['sejak 2020 rusak', since('2020-01-01')],
  ['dari tanggal 10 belum dapat', since('2026-11-10')],
  ['sejak natal', since('2025-12-25')],
  ['sejak lebaran lampu mati', since('2026-03-21')],
])('since then: %s', (text, expected) => {
  expect(whenOf(text)).toBe(expected);
});

test.each([
  ['tgl 12/11', day('2026-11-12')],
  ['12/11 jam 8 malam', day('2026-11-12')],
  ['30/11', day('2025-11-30')],
  ['12-11-2026', day('2026-11-12')],
  ['12/11/26', day('2026-11-12')],
  ['12.11.2026', day('2026-11-12')],
  ['2026-11-12', day('2026-11-12')],
  ['12 November', day('2026-11-12')],
  ['12 nov 2025', day('2025-11-12')],
  ['17 Agustus 2026', day('2026-08-17')],
  ['12-15 November', '2026-11-12 2026-11-15 day'],
  ['tgl 12 s/d 15 nov 2026', '2026-11-12 2026-11-15 day'],
  ['tgl 5', day('2026-11-05')],
  ['tanggal 28', day('2026-10-28')],
  ['tanggal 31', day('2026-10-31')],
  ['tgl 5 bulan lalu', day('2026-10-05')],
  ['tanggal 5 bulan 3', day('2026-03-05')],
  ['29 Februari', day('2024-02-29')],
  ['29/2/2024', day('2024-02-29')],
  ['Senin, 16/11/2026 pukul 08.30', day('2026-11-16')],
  ['kemarin saya lapor soal kejadian 12 Oktober', day('2026-10-12')],
])('a date: %s', (text, expected) => {
  expect(whenOf(text)).toBe(expected);
});

test.each([
  ['hari Senin', day('2026-11-23')],
  ['hari rabu', day('2026-11-25')],
  ['rabu lalu', day('2026-11-18')],
  ['kamis kemarin', day('2026-11-19')],
  ["Jum'at kemarin", day('2026-11-20')],
  ['jumat malam', day('2026-11-20')],
  ['senin minggu lalu', day('2026-11-16')],
  ['hari minggu', day('2026-11-22')],
  ['minggu pagi', day('2026-11-22')],
  ['malam minggu', day('2026-11-21')],
  ['bulan Maret', '2026-03-01 2026-03-31 month'],
  ['bulan Desember', '2025-12-01 2025-12-31 month'],
  ['Oktober lalu', '2026-10-01 2026-10-31 month'],
  ['awal bulan november', '2026-11-01 2026-11-10 month'],
  ['akhir Oktober 2026', '2026-10-21 2026-10-31 month'],
  ['lebaran kemarin', '2026-03-21 2026-03-27 week'],
  ['sebelum lebaran', '2026-03-14 2026-03-20 week'],
  ['idul adha tahun lalu', '2025-06-06 2025-06-12 week'],
  ['bulan puasa kemarin', '2026-02-19 2026-03-20 month'],
  ['pas agustusan', day('2026-08-17')],
])('a name of a day or a month: %s', (text, expected) => {
  expect(whenOf(text)).toBe(expected);
});

test.each([
  'besok akan ada pemadaman',
  'senin depan',
  'minggu depan',
  'jadinya 3 hari lagi',
  'selesai 14 hari kerja',
  '31/4/2026',
  '29/2/2025',
  '12 Desember 2026',
  '32 November',
  '12/13',
  'RT 03/02',
  'RT/RW 5/11 Desa Sukasari',
  'Jl. 17 Agustus rusak',
  'SMA 1 Maret',
  'buka 24/7',
  '1/2 badan jalan tertutup',
  'iuran setiap tanggal 5',
  'buka senin-jumat',
  'setiap hari senin macet',
  'pasar minggu kotor',
  'lahir 12-11-1980',
  'sampai sekarang belum ada',
  'bayi umur 8 bulan',
  'tahun ajaran 2026/2027',
  'Nomor 12/11/2026',
  'SE 25/2009 dan UU 11/2020',
  'NIK 3603011203850001, HP 0812-11-12-2026',
  'Rp 12.500',
  'sebulan sekali',
  'tahun 2031',
  'tanggal 0, tanggal 45',
  '',
])('no time: %s', (text) => {
  expect(whenOf(text)).toBeUndefined();
});

test('a day is the agency’s', () => {
  const late = Date.UTC(2026, 10, 25, 16, 30);
  expect(whenOf('hari ini', late, 'Asia/Jakarta')).toBe(day('2026-11-25'));
  expect(whenOf('hari ini', late, 'Asia/Makassar')).toBe(day('2026-11-26'));
  expect(whenOf('hari ini', late, 'Asia/Jayapura')).toBe(day('2026-11-26'));
});

test('a month’s end that a shorter month lacks is its last day', () => {
  expect(whenOf('sudah 1 bulan', Date.UTC(2026, 2, 31, 5))).toBe('2026-02-28 2026-03-31 since');
  expect(whenOf('sudah 1 tahun', Date.UTC(2024, 1, 29, 5))).toBe('2023-02-28 2024-02-29 since');
});

test('words and span are the message’s own', () => {
  const text = 'Lampu jln mati, udh 3 bln, mohon dicek';
  const when = findWhen(read(normalise(text)), sentAtMs, 'Asia/Jakarta');
  expect(when?.words).toBe('udh 3 bln');
  expect(text.slice(when?.span.start, when?.span.end)).toBe('udh 3 bln');
});

/** The calendar as Intl has it: independent of the code's own arithmetic. */
const formats = new Map(
  (Object.keys(agencyTimeZones) as AgencyTimeZone[]).map((timeZone) => {
    const iso = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    return [
      timeZone,
      { iso, weekday: new Intl.DateTimeFormat('id-ID', { timeZone, weekday: 'long' }) },
    ] as const;
  }),
);
const isoAt = (timeZone: AgencyTimeZone, atMs: number) => formats.get(timeZone)?.iso.format(atMs) ?? '';
const weekdayAt = (timeZone: AgencyTimeZone, atMs: number) =>
  (formats.get(timeZone)?.weekday.format(atMs) ?? '').toLowerCase();

const dayMs = 86_400_000;
const moments = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2060, 0, 1) });
const zones = fc.constantFrom(...(Object.keys(agencyTimeZones) as AgencyTimeZone[]));
const months = 'januari februari maret april mei juni juli agustus september oktober november desember'.split(
  ' ',
);

/** Goes back day by day until one fits: slow, and plainly right. */
function lastFitting(timeZone: AgencyTimeZone, atMs: number, most: number, fits: (atMs: number) => boolean) {
  for (let back = 0; back <= most; back++) {
    if (fits(atMs - back * dayMs)) return isoAt(timeZone, atMs - back * dayMs);
  }
  return undefined;
}

describe('against the calendar of Intl', () => {
  it('"kemarin" and "N hari lalu" are that many days before', () => {
    fc.assert(
      fc.property(moments, zones, fc.integer({ min: 1, max: 400 }), (atMs, zone, days) => {
        expect(whenOf('kemarin', atMs, zone)).toBe(day(isoAt(zone, atMs - dayMs)));
        expect(whenOf(`${days} hari lalu`, atMs, zone)).toBe(day(isoAt(zone, atMs - days * dayMs)));
      }),
      { numRuns: 200 },
    );
  });

  it('a weekday is the last one', () => {
    fc.assert(
      fc.property(
        moments,
        zones,
        fc.constantFrom('senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu', 'minggu'),
        (atMs, zone, name) => {
          const expected = lastFitting(zone, atMs, 6, (then) => weekdayAt(zone, then) === name);
          expect(whenOf(`hari ${name}`, atMs, zone)).toBe(day(expected ?? ''));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('a day and a month are the last such date, or none', () => {
    fc.assert(
      fc.property(
        moments,
        zones,
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 1, max: 12 }),
        (atMs, zone, date, month) => {
          const suffix = `-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
          const most = date === 29 && month === 2 ? 366 * 4 : 366;
          const found = lastFitting(zone, atMs, most, (then) => isoAt(zone, then).endsWith(suffix));
          const expected = found && day(found);
          expect(whenOf(`${date} ${months[month - 1]}`, atMs, zone)).toBe(expected);
          expect(whenOf(`tanggal ${date}/${month}`, atMs, zone)).toBe(expected);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('a full date is itself if it exists and is not to come, else none', () => {
    fc.assert(
      fc.property(
        moments,
        zones,
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1990, max: 2070 }),
        (atMs, zone, date, month, year) => {
          const iso = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
          const parsed = new Date(`${iso}T00:00:00Z`);
          const exists = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(iso);
          const expected = exists && iso <= isoAt(zone, atMs) ? day(iso) : undefined;
          expect(whenOf(`${date}-${month}-${year}`, atMs, zone)).toBe(expected);
          expect(whenOf(`${date} ${months[month - 1]} ${year}`, atMs, zone)).toBe(expected);
        },
      ),
      { numRuns: 500 },
    );
  });
});

it('never tells a day to come, never throws', () => {
  const piece = fc.constantFrom(
    ...'kemarin lusa lalu sejak sudah 3 12/11 31 bulan tahun minggu hari senin november tgl tanggal 2026 - s/d lebaran habis awal se berbulan-bulan , 29 februari depan'.split(
      ' ',
    ),
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 12 }),
      moments,
      zones,
      (pieces, atMs, zone) => {
        const when = findWhen(read(normalise(pieces.join(' '))), atMs, zone);
        if (!when) return;
        const today = isoAt(zone, atMs);
        expect(when.from <= when.to && when.to <= today, JSON.stringify(when)).toBe(true);
        expect(when.from).toMatch(/^\d{4}-\d\d-\d\d$/);
      },
    ),
    { numRuns: 2_000 },
  );
  for (const atMs of [Number.NaN, Number.POSITIVE_INFINITY, -8.64e15, 8.64e15]) {
    expect(whenOf('kemarin', atMs)).toBeUndefined();
  }
});
