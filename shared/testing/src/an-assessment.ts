import type { Assessment } from '@kanal/domain';

/** What rules make of a complaint that lacks its time, unless told otherwise. */
export function anAssessment(of: Partial<Assessment> = {}): Assessment {
  return {
    isSubstantive: true,
    substance: [],
    class: 'pengaduan-tidak-berkadar-pengawasan',
    isClassFounded: false,
    categories: [{ category: 'pekerjaan-umum-dan-penataan-ruang', score: 0.8 }],
    completeness: 60,
    missing: ['waktu'],
    places: ['36.73.04'],
    trackingIds: [],
    ...of,
  };
}
