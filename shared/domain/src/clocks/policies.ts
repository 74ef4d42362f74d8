import { z } from 'zod';
import { localDateSchema } from './calendar.js';

/** The clocks of a complaint, in the order they run. */
export const clockNames = ['verifikasi', 'tindak-lanjut-pertama', 'penyelesaian', 'tutup-otomatis'] as const;

/** Which clock. */
export type ClockName = (typeof clockNames)[number];

const workingDays = z.int().min(1).max(250);

/** How many working days, from what on. */
const limitSchema = z.strictObject({
  hariKerja: workingDays,
  /**
   * The event that starts the clock, on day 0: the complaint is there, it is passed on to the unit, or the unit's
   * follow-up is there.
   */
  mulai: z.enum(['diterima', 'disposisi', 'tindak-lanjut']),
  /** Whether it may stand still while the reporter is asked for what is missing. */
  jedaSaatMenungguPelapor: z.boolean().default(false),
});

/** The limit of each class of complaint, in working days. */
const completionSchema = limitSchema.omit({ hariKerja: true }).extend({
  hariKerja: z.strictObject({
    'permintaan-informasi': workingDays,
    aspirasi: workingDays,
    'pengaduan-tidak-berkadar-pengawasan': workingDays,
    'pengaduan-berkadar-pengawasan': workingDays,
  }),
});

const idSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, { error: 'expected small letters, digits and hyphens' });

const inForce = {
  berlakuMulai: localDateSchema,
  /** The last day on which it holds; missing while no end is known. */
  berlakuSampai: localDateSchema.optional(),
};

const regulationSchema = z.strictObject({
  id: idSchema,
  regulasi: z.string().trim().min(1).max(200),
  ...inForce,
  /** What of it is assumed, and must be said where a due date is shown. */
  asumsi: z.string().trim().min(1).max(600).optional(),
  batas: z.strictObject({
    verifikasi: limitSchema,
    'tindak-lanjut-pertama': limitSchema,
    penyelesaian: completionSchema,
    'tutup-otomatis': limitSchema,
  }),
});

const exceptionSchema = z.strictObject({
  id: idSchema,
  /** Who set it: a decree, a circular, the agency's head. */
  dasar: z.string().trim().min(1).max(200),
  ...inForce,
  clock: z.enum(clockNames),
  /** `aturan-khusus` takes the place of the limit; `target-internal` only warns before it and never lengthens it. */
  jenis: z.enum(['aturan-khusus', 'target-internal']),
  hariKerja: workingDays,
  /** Only for complaints of these; a missing one asks for nothing. */
  kelas: z.array(z.enum(completionSchema.shape.hariKerja.keyof().options)).min(1).optional(),
  kategori: z.array(z.string().min(1).max(80)).min(1).optional(),
  instansi: z.array(z.string().min(1).max(80)).min(1).optional(),
});

/**
 * What a file of clock policies holds. Limits are data, because regulations change them: regulations follow one
 * another without an overlap, exceptions may lie over them; of several that fit the last in the list holds.
 */
export const clockPoliciesSchema = z
  .strictObject({
    regulasi: z.array(regulationSchema).min(1).max(50),
    pengecualian: z.array(exceptionSchema).max(500).default([]),
  })
  .superRefine(({ regulasi, pengecualian }, context) => {
    const complain = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    const ids = new Set<string>();
    for (const [list, of] of Object.entries({ regulasi, pengecualian })) {
      for (const [i, { id, berlakuMulai, berlakuSampai }] of of.entries()) {
        if (ids.has(id)) complain([list, i, 'id'], `"${id}" is there twice`);
        ids.add(id);
        if (berlakuSampai !== undefined && berlakuSampai < berlakuMulai)
          complain([list, i, 'berlakuSampai'], 'ends before it begins');
      }
    }
    const inOrder = [...regulasi.entries()].toSorted(([, a], [, b]) =>
      a.berlakuMulai < b.berlakuMulai ? -1 : 1,
    );
    for (const [at, [i, { berlakuMulai }]] of inOrder.entries()) {
      const before = inOrder[at - 1]?.[1];
      if (before && (before.berlakuSampai ?? '9999-12-31') >= berlakuMulai)
        complain(['regulasi', i, 'berlakuMulai'], `"${before.id}" still holds then: end it the day before`);
    }
  });

/** Regulations and exceptions to them. */
export type ClockPolicies = z.infer<typeof clockPoliciesSchema>;

/** The event that starts a clock. */
export type ClockStart = z.infer<typeof limitSchema>['mulai'];

/** The classes that limits tell apart. */
export type LimitedClass = keyof z.infer<typeof completionSchema>['hariKerja'];
