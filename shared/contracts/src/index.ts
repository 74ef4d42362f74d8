export { type AdapterName, adapterNameSchema, adapterNames } from './adapter-name.js';
export { type Channel, channelSchema, channels } from './channel.js';
export { type ComplaintEvent, complaintEventKind, complaintEventSchema } from './complaint-event.js';
export { ContractError } from './contract-error.js';
export { type DeadLetter, deadLetterKind, deadLetterSchema } from './dead-letter.js';
export {
  type DeliveryState,
  type DeliveryStatus,
  deliveryRank,
  deliveryStateSchema,
  deliveryStatusKind,
  deliveryStatusSchema,
} from './delivery-status.js';
export {
  type EventKind,
  fromWire,
  type Publication,
  type StreamName,
  toPublication,
  type Upcaster,
} from './event-kind.js';
export {
  conversationId,
  conversationSchema,
  idSchema,
  inboundId,
  outboundId,
  partitionCount,
  partitionOf,
  stableId,
} from './identity.js';
export {
  type Alias,
  type Attachment,
  aliasSchema,
  attachmentSchema,
  counterpartSchema,
  type InboundMessage,
  inboundKind,
  inboundMessageSchema,
  locationSchema,
  messageKindSchema,
  originalIdOf,
  visibilitySchema,
} from './inbound-message.js';
export { type Lookup, lookupKind, lookupSchema } from './lookup.js';
export {
  type MediaRequest,
  type MediaResult,
  mediaId,
  mediaRequestKind,
  mediaRequestSchema,
  mediaResultKind,
  mediaResultSchema,
} from './media.js';
export {
  type Intent,
  intentSchema,
  type OutboundMessage,
  outboundKind,
  outboundMessageSchema,
} from './outbound-message.js';
export { type PrivacyRequest, privacyRequestKind, privacyRequestSchema } from './privacy-request.js';
export { publishedKinds } from './published-kinds.js';
export {
  type QuarantinedWebhook,
  quarantinedWebhookSchema,
  quarantineKind,
  reparseKind,
} from './quarantined-webhook.js';
export type { SendResult } from './send-result.js';
export { instantSchema } from './time.js';
