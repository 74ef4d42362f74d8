import type { AgencyTimeZone } from '../agency-time.js';

/** What stands in every reply: who answers, and where the citizen goes on. */
export interface AgencyVoice {
  /** As citizens know it, e.g. `Pemprov Banten`. Whether every SMS stays one part with it: `checkTemplates`. */
  readonly agencyName: string;
  /** Where LAPOR! is, without scheme: an SMS counts every character, and X charges for links. */
  readonly laporAddress: string;
  /** The address is not written but said to stand in the account's profile (`spokenTo` says where). */
  readonly isAddressInProfile?: boolean;
  /** In which citizens read times. */
  readonly timeZone: AgencyTimeZone;
}

/** What the lengths of an agency's texts depend on: how it speaks, and what its tickets begin with. */
export interface AgencyLengths extends AgencyVoice {
  readonly ticketPrefix: string;
}
