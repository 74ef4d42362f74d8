import type { AgencyTimeZone } from '@kanal/domain';
import type { Language } from './language.js';

/** Who speaks on the page. */
export interface PageVoice {
  readonly agencyName: string;
  /** Where LAPOR! is, without scheme. */
  readonly laporAddress: string;
  readonly timeZone: AgencyTimeZone;
  readonly ticketPrefix: string;
}

/** How a page is written: in whose name, in which language, when. */
export interface PageContext {
  readonly voice: PageVoice;
  readonly language: Language;
  /** The language was asked for in the address, so links keep it there. */
  readonly isLanguageAsked: boolean;
  readonly nowMs: number;
}

/** An address of this site in the language of the page it stands on. */
export function addressOf(
  path: string,
  { language, isLanguageAsked }: Pick<PageContext, 'language' | 'isLanguageAsked'>,
): string {
  return isLanguageAsked ? `${path}?bahasa=${language}` : path;
}
