export { type Books, check, type Violation, type ViolationKind } from './check.js';
export { receiptId, replyId } from './derived-ids.js';
export type {
  Evidence,
  Post,
  ProviderCall,
  StoredComplaint,
  StoredDelivery,
  StoredReceipt,
} from './evidence.js';
export { readEvidence } from './read-evidence.js';
