import {
  builtInCalendar,
  builtInCategories,
  builtInPolicies,
  calendarSchema,
  categoriesSchema,
  categoryModelSchema,
  channelPoliciesSchema,
  clockPoliciesSchema,
  newCategoryModel,
  ownTemplatesSchema,
} from '@kanal/domain';
import type { SettingKind } from '@kanal/store';
import type { z } from 'zod';

/** What a kind of setting looks like. */
export interface SettingForm {
  readonly schema: z.ZodType;
  /** What holds while nothing is set: shown by `kanal settings show`, as a file to begin with. */
  readonly builtIn: unknown;
  /** What an import would make of it, in words. */
  readonly describe?: (data: unknown) => readonly string[];
}

/** Every kind of setting. */
export const settingForms: Readonly<Record<SettingKind, SettingForm>> = {
  'channel-policies': { schema: channelPoliciesSchema, builtIn: [] },
  // An agency replaces single texts: an empty file replaces none.
  templates: { schema: ownTemplatesSchema, builtIn: {} },
  categories: { schema: categoriesSchema, builtIn: builtInCategories },
  'category-model': { schema: categoryModelSchema, builtIn: newCategoryModel() },
  calendar: { schema: calendarSchema, builtIn: builtInCalendar, describe: describeCalendar },
  'clock-policies': { schema: clockPoliciesSchema, builtIn: builtInPolicies, describe: describePolicies },
};

function describeCalendar(data: unknown): string[] {
  return calendarSchema.parse(data).years.map(({ year, status, source, days }) => {
    const count = (kind: 'libur' | 'cuti-bersama') => days.filter((day) => day.kind === kind).length;
    const expected = days.filter((day) => day.status === 'perkiraan').length;
    return `${year} (${status}): ${count('libur')} libur, ${count('cuti-bersama')} cuti bersama, ${expected} of them perkiraan; ${source}`;
  });
}

function describePolicies(data: unknown): string[] {
  const { regulasi, pengecualian } = clockPoliciesSchema.parse(data);
  return [
    ...regulasi.map(
      ({ id, berlakuMulai, berlakuSampai }) => `${id}: ${berlakuMulai} – ${berlakuSampai ?? 'seterusnya'}`,
    ),
    ...pengecualian.map(
      ({ id, jenis, clock, hariKerja }) => `${id}: ${jenis}, ${clock} ${hariKerja} hari kerja`,
    ),
  ];
}
