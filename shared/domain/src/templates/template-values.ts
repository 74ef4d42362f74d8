import { agencyTime } from '../agency-time.js';
import { type ComplaintState, stateInWords } from '../complaint-state.js';
import type { AgencyVoice } from './agency-voice.js';
import type { Language } from './language.js';
import { type MissingPart, missingInWords } from './missing-in-words.js';
import { type Protection, protectionInWords } from './protection-in-words.js';
import { stateInEnglish } from './state-in-english.js';
import type { Surface } from './surface.js';

/** What a text can be told about its complaint. How each is written depends on language and surface. */
export interface TemplateValues {
  /** Our number. */
  readonly tiket: string;
  /** When the message came, in milliseconds since 1970. */
  readonly waktu: number;
  /** What the complaint lacks, most important first; none is as good as unknown. */
  readonly kurang: readonly MissingPart[];
  /** How it is protected; none is as good as unknown. */
  readonly perlindungan: readonly Protection[];
  readonly status: ComplaintState;
  /** Of LAPOR!, digits only. */
  readonly tracking_id: string;
  /** The next date, or the last to do something: `YYYY-MM-DD`. */
  readonly tanggal: string;
  /** Whom the complaint is for, if not us. */
  readonly instansi_lain: string;
}

/** What stands in braces in a text: a value of its complaint, the agency's name, or the address of LAPOR!. */
export type TemplateVariable = keyof TemplateValues | 'instansi' | 'url_lapor';

/** Where and how a value is written. */
export interface Written {
  readonly surface: Surface;
  readonly language: Language;
  readonly voice: AgencyVoice;
}

/** Every variable; the writer of each gives the words, or undefined when the value is not known. */
const writers: {
  readonly [V in TemplateVariable]: (values: Partial<TemplateValues>, how: Written) => string | undefined;
} = {
  instansi: (_, { voice }) => voice.agencyName,
  url_lapor: (_, { voice, language }) =>
    voice.isAddressInProfile ? addressInProfile[language] : voice.laporAddress,
  tiket: ({ tiket }) => tiket,
  tracking_id: ({ tracking_id }) => tracking_id,
  instansi_lain: ({ instansi_lain }) => instansi_lain,
  waktu: ({ waktu }, { voice, language }) =>
    waktu === undefined
      ? undefined
      : agencyTime(waktu, voice.timeZone, language === 'en' ? 'en-GB' : 'id-ID'),
  kurang: ({ kurang = [] }, { surface, language }) =>
    kurang.length === 0 ? undefined : missingInWords(kurang, surface, language),
  perlindungan: ({ perlindungan = [] }, { surface, language }) =>
    protectionInWords(perlindungan, surface, language) || undefined,
  status: ({ status }, { language }) =>
    status && (language === 'en' ? stateInEnglish[status] : stateInWords[status]),
  tanggal: ({ tanggal }, how) => (tanggal === undefined ? undefined : dateInWords(tanggal, how)),
};

/** The names of all variables. */
export const templateVariables = Object.keys(writers) as TemplateVariable[];

/** A value as it stands in a text; undefined when it is not known. */
export function writeValue(
  variable: TemplateVariable,
  values: Partial<TemplateValues>,
  how: Written,
): string | undefined {
  return writers[variable](values, how) || undefined;
}

/** What stands where the address may not. */
const addressInProfile: Readonly<Record<Language, string>> = {
  id: 'LAPOR! (tautan di profil kami)',
  en: 'LAPOR! (link in our profile)',
  jv: 'LAPOR! (tautan ing profil kita)',
  su: 'LAPOR! (tautan dina profil kami)',
};

const dateFormat = (locale: string, month: 'long' | 'short') =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month, year: 'numeric' });

const dateFormats = {
  id: { long: dateFormat('id-ID', 'long'), short: dateFormat('id-ID', 'short') },
  en: { long: dateFormat('en-GB', 'long'), short: dateFormat('en-GB', 'short') },
} as const;

/** A day as citizens read it; in an SMS with the month's first letters. */
function dateInWords(date: string, { surface, language }: Written): string {
  const format = dateFormats[language === 'en' ? 'en' : 'id'][surface === 'sms' ? 'short' : 'long'];
  return format.format(Date.parse(date));
}
