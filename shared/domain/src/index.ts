export { type AgencyTimeZone, agencyTimeZones } from './agency-time.js';
export { builtInCalendar, calendarOf } from './clocks/built-in-calendar.js';
export { builtInPolicies } from './clocks/built-in-policies.js';
export { type Calendar, type CalendarData, calendarSchema } from './clocks/calendar.js';
export {
  type ClockRules,
  type ComplaintClock,
  clocksStartedBy,
  dueDateOf,
  type EarlierCount,
  openingClocks,
} from './clocks/complaint-clock.js';
export { type DueDate, dueDate, type ExplainedDay } from './clocks/due-date.js';
export { clockInWords, dateInWords, explainDueDate } from './clocks/explain.js';
export { explainClock } from './clocks/explain-clock.js';
export type { Leaning } from './clocks/leanings.js';
export { type ClockBasis, type Limit, type LimitLookup, limitOf } from './clocks/limit.js';
export {
  type ClockName,
  type ClockPolicies,
  type ClockStart,
  clockNames,
  clockPoliciesSchema,
} from './clocks/policies.js';
export { clockRulesFrom } from './clocks/rules-from-settings.js';
export {
  type Clocks,
  nextWarningAt,
  warningsDue,
  withPaused,
  withRecounted,
  withResumed,
  withStarted,
  withStopped,
  withWarned,
} from './clocks/running-clocks.js';
export { type ClockWarning, type WarningPercent, warningPercents } from './clocks/warnings.js';
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
export { isSmsText, smsExcess, smsPartLength } from './sms-fit.js';
export { spokenTo } from './spoken-to.js';
export { findTickets, newTicket, ticketPrefixPattern } from './ticket.js';
export { isUnreadable, unreadableWords, withdrawnWords, wordsOf } from './words.js';
