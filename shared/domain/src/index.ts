export { type AgencyTimeZone, agencyTimeZones } from './agency-time.js';
export {
  builtInCategories,
  type Categories,
  categoriesSchema,
  frequentCategories,
} from './classification/categories.js';
export { categoryCode, lastResort } from './classification/category-codes.js';
export {
  type CategoryModel,
  categoryModelSchema,
  type Evaluation,
  newCategoryModel,
} from './classification/category-model.js';
export {
  type ClassSuggestion,
  type ComplaintClass,
  classify,
  complaintClasses,
} from './classification/class.js';
export { evaluate } from './classification/evaluate.js';
export { type Confirmed, isHeldBack, learn, leastComplaints } from './classification/learn.js';
export { type CategorySuggestion, suggestCategories } from './classification/suggest-categories.js';
export { type ConfirmedWords, confirmedWords } from './classification/words-to-keep.js';
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
export { type Keyword, readKeyword } from './keyword.js';
export { type AgencyVoice, acknowledgement } from './replies.js';
export { askAgainAfterMs, resendReply } from './resend.js';
export { isSmsText, smsExcess, smsPartLength } from './sms-fit.js';
export { spokenTo } from './spoken-to.js';
export type { NormalText, Span, Token } from './text/normal-text.js';
export { normalise } from './text/normalise.js';
export { stemsOf } from './text/stem.js';
export { findTickets, newTicket, ticketPrefixPattern } from './ticket.js';
export { isUnreadable, unreadableWords, withdrawnWords, wordsOf } from './words.js';
