import type { LocalDate } from './local-date.js';
import type { ClockName, ClockPolicies, ClockStart, LimitedClass } from './policies.js';

/** What of a complaint decides its limits. */
export interface ClockBasis {
  readonly class?: LimitedClass;
  /** Code of the category. */
  readonly category?: string;
  /** The agency or unit that has the complaint. */
  readonly agency?: string;
}

/** How long a clock runs. */
export interface Limit {
  readonly workingDays: number;
  readonly start: ClockStart;
  readonly isPausable: boolean;
  /** The regulation, and after `+` the exception that took the place of its limit. */
  readonly policyId: string;
  readonly assumption?: string;
  /** The agency's own target, shorter than the limit. */
  readonly target?: { readonly workingDays: number; readonly id: string };
}

/** - `no-regulation`: none holds on that day. `no-class`: the limit depends on the class, and there is none yet. */
export type LimitLookup =
  | { readonly limit: Limit }
  | { readonly limit?: undefined; readonly why: 'no-regulation' | 'no-class' };

/** The limit of a clock that starts on this day. */
export function limitOf(
  name: ClockName,
  startsOn: LocalDate,
  basis: ClockBasis,
  policies: ClockPolicies,
): LimitLookup {
  const holds = ({
    berlakuMulai,
    berlakuSampai,
  }: {
    berlakuMulai: string;
    berlakuSampai?: string | undefined;
  }) => berlakuMulai <= startsOn && startsOn <= (berlakuSampai ?? '9999-12-31');
  const regulation = policies.regulasi.find(holds);
  if (!regulation) return { why: 'no-regulation' };
  const { mulai, jedaSaatMenungguPelapor, hariKerja } = regulation.batas[name];
  const byRegulation =
    typeof hariKerja === 'number'
      ? hariKerja
      : basis.class === undefined
        ? undefined
        : hariKerja[basis.class];
  const exceptions = policies.pengecualian.filter(
    (exception) => exception.clock === name && holds(exception) && isFor(exception, basis),
  );
  const special = exceptions.findLast(({ jenis }) => jenis === 'aturan-khusus');
  const workingDays = special?.hariKerja ?? byRegulation;
  if (workingDays === undefined) return { why: 'no-class' };
  const target = exceptions.findLast(({ jenis }) => jenis === 'target-internal');
  return {
    limit: {
      workingDays,
      start: mulai,
      isPausable: jedaSaatMenungguPelapor,
      policyId: special ? `${regulation.id}+${special.id}` : regulation.id,
      ...(regulation.asumsi !== undefined && { assumption: regulation.asumsi }),
      ...(target &&
        target.hariKerja < workingDays && { target: { workingDays: target.hariKerja, id: target.id } }),
    },
  };
}

function isFor(
  { kelas, kategori, instansi }: ClockPolicies['pengecualian'][number],
  { class: of, category, agency }: ClockBasis,
): boolean {
  const asks = (wanted: readonly string[] | undefined, is: string | undefined) =>
    wanted === undefined || (is !== undefined && wanted.includes(is));
  return asks(kelas, of) && asks(kategori, category) && asks(instansi, agency);
}
