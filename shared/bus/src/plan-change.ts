import { isDeepStrictEqual } from 'node:util';

/** One field that is not as it has to be. */
export interface Drift {
  readonly field: string;
  readonly is: unknown;
  readonly shall: unknown;
}

/** What has to be done to one stream or consumer. */
export type Change = { readonly kind: 'stream' | 'consumer'; readonly name: string } & (
  | { readonly action: 'create' }
  | { readonly action: 'keep' }
  | { readonly action: 'update'; readonly drift: readonly Drift[] }
  /** Would lose messages or their place: left as it is for a person to decide. */
  | { readonly action: 'refuse'; readonly drift: readonly Drift[]; readonly reason: string }
);

/** Fields that say what is kept or delivered; changing them on a filled stream is not undone by changing them back. */
const fixedFields = new Set([
  'retention',
  'storage',
  'discard',
  'ack_policy',
  'deliver_policy',
  'filter_subject',
  'max_msgs_per_subject',
  'deny_delete',
]);

/** What separates `is`, as the server has it, from `shall`. Fields that `shall` does not name are left alone. */
export function driftOf(shall: object, is: object): Drift[] {
  const actual = is as Readonly<Record<string, unknown>>;
  return Object.entries(shall)
    .map(([field, value]) => ({ field, is: actual[field], shall: value as unknown }))
    .filter((each) => !isDeepStrictEqual(withoutEmpty(each.is), withoutEmpty(each.shall)));
}

/** The change for one stream or consumer. `storedBytes`: what a stream holds now. */
export function planChange(
  of: { kind: Change['kind']; name: string },
  shall: object,
  is: object | undefined,
  storedBytes = 0,
): Change {
  if (!is) return { ...of, action: 'create' };
  const drift = driftOf(shall, is);
  if (drift.length === 0) return { ...of, action: 'keep' };
  const reason = drift.map((each) => dangerOf(each, storedBytes)).find((danger) => danger !== undefined);
  return reason === undefined
    ? { ...of, action: 'update', drift }
    : { ...of, action: 'refuse', drift, reason };
}

function dangerOf({ field, is, shall }: Drift, storedBytes: number): string | undefined {
  if (fixedFields.has(field)) return `${field} cannot be changed without losing messages or their place`;
  if (field === 'max_bytes' && Number(shall) < storedBytes) return 'max_bytes is less than what is stored';
  if (field === 'max_age' && shortens(is, shall)) return 'max_age would drop messages that are kept now';
  if (field === 'subjects' && Array.isArray(is) && Array.isArray(shall)) {
    const dropped = is.filter((subject) => !shall.includes(subject));
    if (dropped.length > 0) return `nothing would store ${dropped.join(', ')} any more`;
  }
  return undefined;
}

/** 0 means for ever. */
function shortens(is: unknown, shall: unknown): boolean {
  const forEver = (value: unknown) => (Number(value ?? 0) === 0 ? Number.POSITIVE_INFINITY : Number(value));
  return forEver(shall) < forEver(is);
}

/** The server leaves out what is false, zero or empty. */
function withoutEmpty(value: unknown): unknown {
  return value === false || value === 0 || value === '' ? undefined : value;
}
