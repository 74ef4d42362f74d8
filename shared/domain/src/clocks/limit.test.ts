import { describe, expect, it } from 'vitest';
import { builtInPolicies } from './built-in-policies.js';
import { type ClockBasis, limitOf } from './limit.js';
import { type ClockName, type ClockPolicies, clockPoliciesSchema } from './policies.js';

const [before, now] = builtInPolicies.regulasi;
if (!before || !now) throw new Error('two regulations');
const exception = (of: Partial<ClockPolicies['pengecualian'][number]>) => ({
  id: 'uji',
  dasar: 'Surat uji',
  berlakuMulai: '2026-01-01',
  clock: 'verifikasi' as const,
  jenis: 'aturan-khusus' as const,
  hariKerja: 1,
  ...of,
});
const policiesWith = (...pengecualian: ClockPolicies['pengecualian']): ClockPolicies => ({
  ...builtInPolicies,
  pengecualian,
});

it('that come with Kanal are a valid file, and say what is assumed under the regulation of today', () => {
  expect(clockPoliciesSchema.parse(builtInPolicies)).toEqual(builtInPolicies);
  const { limit } = limitOf('verifikasi', '2026-11-28', {}, builtInPolicies);
  expect(limit?.assumption).toContain('PermenPANRB 5/2025');
});

/** Domain reference 2.1. */
it.each<[ClockName, ClockBasis, number, string]>([
  ['verifikasi', {}, 3, 'diterima'],
  ['tindak-lanjut-pertama', {}, 5, 'disposisi'],
  ['penyelesaian', { class: 'permintaan-informasi' }, 5, 'disposisi'],
  ['penyelesaian', { class: 'aspirasi' }, 5, 'disposisi'],
  ['penyelesaian', { class: 'pengaduan-tidak-berkadar-pengawasan' }, 14, 'disposisi'],
  ['penyelesaian', { class: 'pengaduan-berkadar-pengawasan' }, 60, 'disposisi'],
  ['tutup-otomatis', {}, 10, 'tindak-lanjut'],
])('%s of %j is %d working days from %s', (name, basis, workingDays, start) => {
  const { limit } = limitOf(name, '2026-11-28', basis, builtInPolicies);
  expect(limit).toMatchObject({ workingDays, start, isPausable: false, policyId: 'permenpanrb-5-2025' });
});

it.each([
  ['2025-04-30', 'permenpanrb-62-2018'],
  ['2025-05-01', 'permenpanrb-5-2025'],
])('a clock that starts on %s has its limit from %s', (on, policyId) => {
  expect(limitOf('verifikasi', on, {}, builtInPolicies).limit?.policyId).toBe(policyId);
});

it('is none without a class that it depends on, nor where no regulation holds', () => {
  expect(limitOf('penyelesaian', '2026-11-28', {}, builtInPolicies)).toEqual({ why: 'no-class' });
  expect(limitOf('verifikasi', '2017-12-31', {}, builtInPolicies)).toEqual({ why: 'no-regulation' });
});

describe('an exception', () => {
  const on = '2026-11-28';
  it.each<[string, ReturnType<typeof exception>, ClockBasis, number]>([
    ['for all', exception({}), {}, 1],
    ['that has ended', exception({ berlakuSampai: '2026-11-27' }), {}, 3],
    ['on its last day', exception({ berlakuSampai: on }), {}, 1],
    ['that has not begun', exception({ berlakuMulai: '2026-11-29' }), {}, 3],
    ['of another clock', exception({ clock: 'penyelesaian' }), {}, 3],
    ['for its category', exception({ kategori: ['bansos'] }), { category: 'bansos' }, 1],
    ['for another category', exception({ kategori: ['bansos'] }), { category: 'jalan' }, 3],
    ['for a category, of a complaint without one', exception({ kategori: ['bansos'] }), {}, 3],
    ['for its agency', exception({ instansi: ['dinsos'] }), { agency: 'dinsos' }, 1],
    [
      'for its agency but another class',
      exception({ instansi: ['dinsos'], kelas: ['aspirasi'] }),
      { agency: 'dinsos' },
      3,
    ],
  ])('%s', (_label, given, basis, workingDays) => {
    expect(limitOf('verifikasi', on, basis, policiesWith(given)).limit?.workingDays).toBe(workingDays);
  });

  it('that stands last wins, and is named', () => {
    const policies = policiesWith(exception({ id: 'a', hariKerja: 1 }), exception({ id: 'b', hariKerja: 2 }));
    expect(limitOf('verifikasi', on, {}, policies).limit).toMatchObject({
      workingDays: 2,
      policyId: 'permenpanrb-5-2025+b',
    });
  });

  it('gives a limit to a complaint that has no class yet', () => {
    const policies = policiesWith(exception({ clock: 'penyelesaian', hariKerja: 2 }));
    expect(limitOf('penyelesaian', on, {}, policies).limit?.workingDays).toBe(2);
  });

  it.each([
    [2, 3, { workingDays: 2, id: 'uji' }],
    [3, 3, undefined],
    [9, 3, undefined],
  ])(
    'that is a target of %d days never changes the limit, and is one only when it is shorter',
    (days, limit, target) => {
      const policies = policiesWith(exception({ jenis: 'target-internal', hariKerja: days }));
      const found = limitOf('verifikasi', on, {}, policies).limit;
      expect([found?.workingDays, found?.target]).toEqual([limit, target]);
    },
  );
});

describe('a file', () => {
  const regulasi = (...of: Partial<typeof now>[]) => ({
    regulasi: of.map((change, i) => ({ ...now, id: `r-${i}`, ...change })),
  });
  it.each<[string, unknown, boolean]>([
    ['one regulation', regulasi({}), true],
    [
      'one after the other',
      regulasi({ berlakuMulai: '2027-01-01' }, { berlakuMulai: '2020-01-01', berlakuSampai: '2026-12-31' }),
      true,
    ],
    [
      'two of one time',
      regulasi({ berlakuMulai: '2027-01-01' }, { berlakuMulai: '2020-01-01', berlakuSampai: '2027-01-01' }),
      false,
    ],
    ['two without an end', regulasi({ berlakuMulai: '2020-01-01' }, { berlakuMulai: '2027-01-01' }), false],
    [
      'an end before its beginning',
      regulasi({ berlakuMulai: '2026-01-02', berlakuSampai: '2026-01-01' }),
      false,
    ],
    ['the same id twice', { ...regulasi({}), pengecualian: [exception({ id: 'r-0' })] }, false],
    ['no days', { ...regulasi({}), pengecualian: [exception({ hariKerja: 0 })] }, false],
    [
      'a class that does not exist',
      { ...regulasi({}), pengecualian: [{ ...exception({}), kelas: ['keluhan'] }] },
      false,
    ],
    ['no regulation', { regulasi: [] }, false],
  ])('with %s is taken: %o', (_label, file, isTaken) => {
    expect(clockPoliciesSchema.safeParse(file).success).toBe(isTaken);
  });
});
