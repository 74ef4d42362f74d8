import { type AgencyTimeZone, agencyTimeZones } from '@kanal/domain';
import type { Language } from './language.js';

const locales = { id: 'id-ID', en: 'en-GB' } as const satisfies Record<Language, string>;

type Part = 'day' | 'time';

const options = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<Part, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs far more than using it. */
function format(part: Part, language: Language, timeZone: string): Intl.DateTimeFormat {
  const key = `${part} ${language} ${timeZone}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locales[language], { ...options[part], timeZone });
  formats.set(key, made);
  return made;
}

/** A moment in the agency's zone, e.g. `24 November 2026, 09.05 WIB`, in English `24 November 2026, 09:05 WIB`. */
export function momentInWords(at: Date, language: Language, timeZone: AgencyTimeZone): string {
  const [day, time] = (['day', 'time'] as const).map((part) => format(part, language, timeZone).format(at));
  return `${day}, ${time}\u00a0${agencyTimeZones[timeZone]}`;
}

/** A calendar day (`2026-11-24`), e.g. `24 November 2026`: it is the same day in every zone. */
export function dayInWords(day: string, language: Language): string {
  return format('day', language, 'UTC').format(new Date(`${day}T00:00:00Z`));
}
