export { type AgencyTimeZone, agencyTimeZones } from './agency-time.js';
export {
  type ComplaintState,
  closedStates,
  complaintStates,
  stateInWords,
} from './complaint-state.js';
export { type Decision, decide, type SetAsideReason, setAsideReasons } from './decide.js';
export { ticketsIn } from './decide-command.js';
export {
  type ChangedMessage,
  type ComplaintHead,
  type Consent,
  type ConversationPolicy,
  type Facts,
  type Reply,
  replyVisibility,
} from './facts.js';
export type { Intent, IntentKind, Intents } from './intents/intents.js';
export { guessLanguage, type LanguageGuess } from './intents/language-cues.js';
export { readIntents } from './intents/read-intents.js';
export { type Keyword, readKeyword } from './keyword.js';
export { type AgencyVoice, acknowledgement } from './replies.js';
export { askAgainAfterMs, resendReply } from './resend.js';
export { isSmsText, smsExcess, smsPartLength } from './sms-fit.js';
export { spokenTo } from './spoken-to.js';
export { assessSubstance } from './substance/assess-substance.js';
export { type Substance, type SubstanceReason, substanceReasons } from './substance/substance.js';
export type { NormalText, Span, Token } from './text/normal-text.js';
export { normalise } from './text/normalise.js';
export { type Roots, rootIn } from './text/stem.js';
export { findTickets, newTicket, ticketPrefixPattern } from './ticket.js';
export { isUnreadable, unreadableWords, withdrawnWords, wordsOf } from './words.js';
