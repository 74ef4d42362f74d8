import { conversationId, type OutboundMessage, outboundId, stableId } from '@kanal/contracts';

let serial = 0;

/** A reply that fits its contract, different from all before it. */
export function anOutbound(overrides: Partial<OutboundMessage> = {}): OutboundMessage {
  const number = serial++;
  const to = `+628120000${String(number).padStart(4, '0')}`;
  const account = '1708';
  return {
    schemaVersion: 2,
    id: outboundId(stableId('cause', String(number), String(process.pid)), 'ack'),
    adapter: 'sms',
    channel: 'sms',
    account,
    conversation: conversationId({ channel: 'sms', account, counterpart: to }, Buffer.alloc(32, 7)),
    to,
    kind: 'direct',
    visibility: 'private',
    intent: 'ack',
    text: 'Laporan Anda kami terima.',
    createdAt: '2026-11-24T03:00:00.000Z',
    lastInboundAt: '2026-11-24T03:00:00.000Z',
    ...overrides,
  };
}
