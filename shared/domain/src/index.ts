export { type AgencyTimeZone, agencyTimeZones } from './agency-time.js';
export {
  type ComplaintState,
  closedStates,
  complaintStates,
  isOpen,
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
export { type Keyword, readKeyword } from './keyword.js';
export { type AgencyVoice, acknowledgement } from './replies.js';
export { askAgainAfterMs, resendReply } from './resend.js';
export { bandsOf } from './similarity/bands.js';
export {
  enoughWords,
  isLikelySame,
  type Likeness,
  type LikenessReason,
  likenessReasons,
  longestApartHours,
  sameHoursApart,
} from './similarity/is-likely-same.js';
export { estimateSimilarity } from './similarity/minhash.js';
export { compareNearness, districtsOf } from './similarity/places.js';
export { type Realm, realmOf } from './similarity/realm.js';
export { type Sketch, sharedWords, sketchOf } from './similarity/sketch.js';
export { isSmsText, smsExcess, smsPartLength } from './sms-fit.js';
export { spokenTo } from './spoken-to.js';
export type { NormalText, Span, Token } from './text/normal-text.js';
export { normalise } from './text/normalise.js';
export { type Roots, rootIn } from './text/stem.js';
export { findTickets, newTicket, ticketPrefixPattern } from './ticket.js';
export { isUnreadable, unreadableWords, withdrawnWords, wordsOf } from './words.js';
