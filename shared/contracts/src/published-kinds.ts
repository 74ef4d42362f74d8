import { complaintEventKind } from './complaint-event.js';
import { deadLetterKind } from './dead-letter.js';
import { deliveryStatusKind } from './delivery-status.js';
import { inboundKind } from './inbound-message.js';
import { lookupKind } from './lookup.js';
import { mediaRequestKind, mediaResultKind } from './media.js';
import { outboundKind } from './outbound-message.js';
import { privacyRequestKind } from './privacy-request.js';
import { quarantineKind, reparseKind } from './quarantined-webhook.js';

/** Every kind of event that leaves a process. The golden files and the compatibility test go through this list. */
export const publishedKinds = [
  inboundKind,
  quarantineKind,
  reparseKind,
  outboundKind,
  deliveryStatusKind,
  mediaRequestKind,
  mediaResultKind,
  lookupKind,
  privacyRequestKind,
  deadLetterKind,
  complaintEventKind,
] as const;
