/** The zones an agency can be in, each with the name citizens know it by. */
export const agencyTimeZones = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
} as const;

/** The zone of an agency. */
export type AgencyTimeZone = keyof typeof agencyTimeZones;

/** In whose words a time is told. */
export type AgencyLocale = 'id-ID' | 'en-GB';

const format = (timeZone: AgencyTimeZone, locale: AgencyLocale) =>
  new Intl.DateTimeFormat(locale, {
    timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });

const formatsIn = (locale: AgencyLocale): Record<AgencyTimeZone, Intl.DateTimeFormat> => ({
  'Asia/Jakarta': format('Asia/Jakarta', locale),
  'Asia/Makassar': format('Asia/Makassar', locale),
  'Asia/Jayapura': format('Asia/Jayapura', locale),
});

/** Making a format costs far more than using it. */
const formats = { 'id-ID': formatsIn('id-ID'), 'en-GB': formatsIn('en-GB') };

/** A moment as citizens read it, e.g. `24 November 2026 09.05 WIB`. */
export function agencyTime(atMs: number, timeZone: AgencyTimeZone, locale: AgencyLocale = 'id-ID'): string {
  const format = formats[locale][timeZone];
  const parts = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
  const [day, month, year] = [parts.get('day'), parts.get('month'), parts.get('year')];
  return `${day} ${month} ${year} ${parts.get('hour')}.${parts.get('minute')} ${agencyTimeZones[timeZone]}`;
}
