import { builtInCalendar, builtInPolicies, calendarSchema, clockPoliciesSchema } from '@kanal/domain';
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

/** The forms that are known here. Of another kind only that it is JSON can be checked. */
export const settingForms: Readonly<Partial<Record<SettingKind, SettingForm>>> = {
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
