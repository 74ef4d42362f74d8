/** The zones an agency can be in, each with the name citizens know it by. */
export const agencyTimeZones = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
} as const;

/** The zone of an agency. */
export type AgencyTimeZone = keyof typeof agencyTimeZones;

const format = (timeZone: AgencyTimeZone) =>
  new Intl.DateTimeFormat('id-ID', {
    timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });

/** Making a format costs far more than using it. */
const formats = {
  'Asia/Jakarta': format('Asia/Jakarta'),
  'Asia/Makassar': format('Asia/Makassar'),
  'Asia/Jayapura': format('Asia/Jayapura'),
} as const satisfies Record<AgencyTimeZone, Intl.DateTimeFormat>;

/** A moment as citizens read it, e.g. `24 November 2026 09.05 WIB`. */
export function agencyTime(atMs: number, timeZone: AgencyTimeZone): string {
  const parts = new Map(formats[timeZone].formatToParts(atMs).map(({ type, value }) => [type, value]));
  const [day, month, year] = [parts.get('day'), parts.get('month'), parts.get('year')];
  return `${day} ${month} ${year} ${parts.get('hour')}.${parts.get('minute')} ${agencyTimeZones[timeZone]}`;
}
