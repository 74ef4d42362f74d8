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
export { type Keyword, readKeyword } from './keyword.js';
export { askAgainAfterMs, resendReply } from './resend.js';
export { spokenTo } from './spoken-to.js';
export {
  acknowledgementKey,
  type ChannelPolicy,
  channelPolicies,
} from './templates/acknowledgement-key.js';
export type { AgencyLengths, AgencyVoice } from './templates/agency-voice.js';
export { checkTemplates, smsExcess, type TemplateProblem } from './templates/check-templates.js';
export { defaultTemplates } from './templates/default-templates.js';
export { isSmsText, smsPartLength } from './templates/gsm-alphabet.js';
export { type Language, languages } from './templates/language.js';
export { type Preview, preview } from './templates/preview.js';
export { type Rendering, render, type ValuesOf } from './templates/render.js';
export { type Surface, surfaceOf, surfaces } from './templates/surface.js';
export type { Form, Template, Templates } from './templates/template.js';
export { type TemplateKey, templateKeys, templateRules } from './templates/template-keys.js';
export type { TemplateValues } from './templates/template-values.js';
export { mergeTemplates, type TemplatesOverride, templatesSchema } from './templates/templates-schema.js';
export { findTickets, newTicket, ticketPrefixPattern } from './ticket.js';
export { isUnreadable, unreadableWords, withdrawnWords, wordsOf } from './words.js';
