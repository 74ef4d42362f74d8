import { z } from 'zod';
import { categoryCode, lastResort } from './category-codes.js';
import { laporCategories } from './lapor-categories.js';

const code = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a code is words in lower case joined by hyphens');
const name = z.string().trim().min(1).max(200);

/**
 * The categories an agency sorts complaints into: the setting `categories`. `aliases` are words or two-word phrases
 * of citizens that point to a category, so that one that was added is suggested before it was ever confirmed.
 * `topik-lainnya` has to stay, because something must be left for what stands nowhere.
 */
export const categoriesSchema = z
  .strictObject({
    categories: z
      .array(
        z.strictObject({
          code,
          name,
          sub: z.array(name).default([]),
          aliases: z.array(z.string().trim().min(2).max(60)).max(200).default([]),
        }),
      )
      .min(1)
      .max(200),
  })
  .refine(({ categories }) => new Set(categories.map(({ code }) => code)).size === categories.length, {
    error: 'each code stands once',
  })
  .refine(({ categories }) => categories.some(({ code }) => code === lastResort), {
    error: `${lastResort} has to stay`,
  });

/** What an agency sorts complaints into. */
export type Categories = z.infer<typeof categoriesSchema>;

/** The categories of LAPOR!, in its order. */
export const builtInCategories: Categories = {
  categories: laporCategories.map(({ name, sub }) => ({
    code: categoryCode(name),
    name,
    sub: [...sub],
    aliases: [],
  })),
};

/**
 * The seven categories that the agency of Banten names as its most frequent, in its words, and where they stand among
 * those of LAPOR!. Source: Diskominfo Banten, 8 August 2024; the mapping is a proposal of this project.
 */
export const frequentCategories: readonly {
  readonly name: string;
  readonly category: string;
  /** The sub-categories of LAPOR! that it stands for. */
  readonly sub: readonly string[];
}[] = [
  {
    name: 'hak pekerja',
    category: 'ketenagakerjaan',
    sub: ['Hak Pekerja', 'Cuti', 'Gaji Pekerja', 'Pensiun'],
  },
  {
    name: 'terkait pendidikan dan kebudayaan',
    category: 'pendidikan-dan-kebudayaan',
    sub: ['Lainnya terkait Pendidikan dan Kebudayaan'],
  },
  {
    name: 'infrastruktur jalan',
    category: 'pekerjaan-umum-dan-penataan-ruang',
    sub: ['Infrastruktur Jalan', 'Jalan Berlubang', 'Jembatan', 'Penerangan Jalan'],
  },
  {
    name: 'pembangunan Prasarana Sarana Utilitas Umum (PSU)',
    category: 'pekerjaan-umum-dan-penataan-ruang',
    sub: ['Permukiman', 'Infrastruktur Pendukung'],
  },
  {
    name: 'terkait kepegawaian',
    category: 'ketenagakerjaan',
    sub: ['Kepegawaian', 'CPNS', 'Gaji dan Tukin', 'Kebijakan ASN'],
  },
  {
    name: 'terkait administrasi kependudukan',
    category: 'kependudukan',
    sub: [
      'Administrasi Kependudukan dan Pencatatan Sipil',
      'KTP (Kartu Tanda Penduduk)',
      'Kartu Keluarga',
      'Akta Kelahiran',
      'Akta Kematian',
      'Kartu Identitas Anak',
      'Pindah Domisili',
    ],
  },
  {
    name: 'terkait ketenagakerjaan',
    category: 'ketenagakerjaan',
    sub: ['Lainnya terkait Ketenagakerjaan'],
  },
];
