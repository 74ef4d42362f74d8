import { type DeliveryStatus, type OutboundMessage, type SendResult, stableId } from '@kanal/contracts';
import type { SettledRecord } from './send-ledger.js';

/** The record of a result after which the provider is not called again. */
export function settledRecord(
  result: Exclude<SendResult, { outcome: 'retry' }>,
  attempts: number,
  nowMs: number,
): SettledRecord {
  const common = { at: new Date(nowMs).toISOString(), attempts };
  switch (result.outcome) {
    case 'accepted':
      return { state: 'accepted', ...common, providerMessageId: result.providerMessageId };
    case 'rejected':
      return { state: 'rejected', ...common, code: result.code, reason: result.reason };
    case 'unknown':
      return { state: 'unknown', ...common, cause: result.cause };
  }
}

/** The status a record stands for: the same record is the same status, id and time included, however often told. */
export function statusOf(message: OutboundMessage, record: SettledRecord): DeliveryStatus {
  const common = {
    schemaVersion: 1 as const,
    id: stableId('send-status', message.id, record.state),
    channel: message.channel,
    account: message.account,
    conversation: message.conversation,
    outboundId: message.id,
    at: record.at,
  };
  switch (record.state) {
    case 'accepted':
      return { ...common, status: 'accepted', providerMessageId: record.providerMessageId };
    case 'rejected':
      return {
        ...common,
        status: 'rejected',
        code: record.code.slice(0, 100),
        reason: record.reason.slice(0, 1000),
      };
    case 'unknown':
      return { ...common, status: 'unknown', reason: record.cause.slice(0, 1000) };
  }
}
