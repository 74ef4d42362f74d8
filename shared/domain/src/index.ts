export { type AgencyTimeZone, agencyTimeZones } from './agency-time.js';
export {
  type ComplaintState,
  closedStates,
  complaintStates,
  stateInWords,
} from './complaint-state.js';
export {
  type ComplaintHead,
  type Consent,
  type ConversationPolicy,
  type Decision,
  decide,
  type Facts,
  type Reply,
  ticketsIn,
} from './decide.js';
export { type Keyword, readKeyword } from './keyword.js';
export { type AgencyVoice, acknowledgement } from './replies.js';
export { isSmsText, smsExcess, smsPartLength } from './sms-fit.js';
export { findTickets, newTicket, ticketPrefixPattern } from './ticket.js';
