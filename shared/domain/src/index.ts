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
export { evidenceOf } from './classification/evidence.js';
export { type Confirmed, isHeldBack, learn, leastComplaints } from './classification/learn.js';
export { type CategorySuggestion, suggestCategories } from './classification/suggest-categories.js';
export { type Training, trainCategories } from './classification/train.js';
export { type ConfirmedWords, confirmedWords } from './classification/words-to-keep.js';
export { builtInCalendar, calendarOf } from './clocks/built-in-calendar.js';
export { builtInPolicies } from './clocks/built-in-policies.js';
export { type Calendar, type CalendarData, calendarSchema } from './clocks/calendar.js';
export {
  type ClockRules,
  type ComplaintClock,
  clocksStartedBy,
  dueDateOf,
  type EarlierCount,
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
export { type Assessment, assessmentOf, joinAssessments, partsToAsk } from './conversation/assessment.js';
export {
  type ChannelPolicies,
  type ChannelPolicy,
  channelPoliciesSchema,
  channelPolicyOf,
} from './conversation/channel-policy.js';
export { decide } from './conversation/decide.js';
export { ticketsIn } from './conversation/decide-command.js';
export {
  type Decision,
  type DecisionReason,
  decisionReasons,
  type Marks,
  type SetAsideReason,
  setAsideReasons,
} from './conversation/decision.js';
export { explainReading, type ReadThing } from './conversation/explain-reading.js';
export { type Explanation, reasonsInWords, setAsideInWords } from './conversation/explanations.js';
export {
  type ChangedMessage,
  type ComplaintHead,
  type Consent,
  type ConversationPolicy,
  type Facts,
  type HeldReply,
  replyVisibility,
  type Say,
  type ToldKey,
  type Wishes,
} from './conversation/facts.js';
export { type Keyword, readKeyword } from './conversation/keyword.js';
export { accountNamesIn } from './conversation/quiet-accounts.js';
export { type Reading, type ReadingRules, readMessage } from './conversation/reading.js';
export { replyTo, type Speaking } from './conversation/reply-to.js';
export { askAgainAfterMs, resendSay } from './conversation/resend.js';
export { spokenTo } from './conversation/spoken-to.js';
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
export type { Intent, IntentKind, Intents } from './intents/intents.js';
export { guessLanguage, type LanguageGuess } from './intents/language-cues.js';
export { readIntents } from './intents/read-intents.js';
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
export { assessSubstance } from './substance/assess-substance.js';
export { type Substance, type SubstanceReason, substanceReasons } from './substance/substance.js';
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
export { mergeTemplates, ownTemplatesSchema, type TemplatesOverride } from './templates/templates-schema.js';
export type { NormalText, Span, Token } from './text/normal-text.js';
export { normalise } from './text/normalise.js';
export { type Roots, rootIn } from './text/stem.js';
export { findTickets, newTicket, ticketPrefixPattern } from './ticket.js';
export { isUnreadable, unreadableWords, withdrawnWords, wordsOf, writtenWordsOf } from './words.js';
