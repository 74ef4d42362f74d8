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
export type { Completeness, MissingPart } from './findings/completeness.js';
export { type Findings, type FindingsContext, findFindings, type Where } from './findings/findings.js';
export type { GuidedForm } from './findings/guided-form.js';
export {
  findIdentityNumbers,
  type IdentityNumber,
  maskIdentityNumbers,
} from './findings/identity-numbers.js';
export { indexPlaces, levelOf, type Place, type PlaceIndex, type PlaceLevel } from './findings/places.js';
export type { Quote } from './findings/reading.js';
export type { FoundPlace } from './findings/resolve-places.js';
export type { When } from './findings/when.js';
export { type Keyword, readKeyword } from './keyword.js';
export { type AgencyVoice, acknowledgement } from './replies.js';
export { askAgainAfterMs, resendReply } from './resend.js';
export { isSmsText, smsExcess, smsPartLength } from './sms-fit.js';
export { spokenTo } from './spoken-to.js';
export type { NormalText, Span, Token } from './text/normal-text.js';
export { normalise } from './text/normalise.js';
export { stemsOf } from './text/stem.js';
export { findTickets, newTicket, ticketPrefixPattern } from './ticket.js';
export { isUnreadable, unreadableWords, withdrawnWords, wordsOf, writtenWordsOf } from './words.js';
