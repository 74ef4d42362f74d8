export type { AccessDocument } from './accesses.js';
export type {
  ClockActor,
  ClockedComplaint,
  ClockResult,
  CountingRules,
  Recount,
  ToldWarning,
} from './clocks.js';
export type { ComplaintGroup, GroupMember } from './complaint-groups.js';
export type { Holding, OpenedComplaint } from './complaints.js';
export type { Confirmation, ConfirmationOutcome } from './confirmations.js';
export type {
  CommitResult,
  ComplaintChange,
  ComplaintDocument,
  ConversationChange,
  MessageRole,
  NewComplaint,
  OutboxEntry,
  OwnedEntry,
  ReceiptOutcome,
} from './documents.js';
export { receiptOutcomes } from './documents.js';
export type { FamilyMessage, MergeOrder, Reporter } from './merges.js';
export type { Migration } from './migrations/migration.js';
export type { OutboxPlace } from './outbox-entries.js';
export type { Act, Owed } from './owed-words.js';
export type { PrivacyRequestLine } from './privacy-requests.js';
export type { EarlierReceipt, ReceivedMessage } from './receipts.js';
export { builtInRulebook, type Rulebook, readRulebook } from './rulebook.js';
export { type Setting, type SettingKind, type SettingLine, settingKinds } from './settings.js';
export type { GroupSuggestion, LikeComplaint } from './similar-complaints.js';
export type { ComparableComplaint, KnownLikeness } from './similarity/comparable.js';
export { connectStore, type Store, type StoreOptions } from './store.js';
export { type StoreKeys, storeConfigSchema, storeKeys } from './store-config.js';
export { isTransientStoreError, StoreError } from './store-error.js';
export type { WithdrawnFiles } from './withdrawals.js';
