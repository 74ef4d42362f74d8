import {
  conversationId,
  type InboundMessage,
  inboundId,
  type OutboundMessage,
  outboundId,
} from '@kanal/contracts';

/** The conversation key of every test. Not a secret. */
export const testConversationKey = Buffer.alloc(32, 7);

/** A citizen's number that belongs to nobody: `+62 812 0000 0000` plus `serial` (0 to 9999). */
export function aPhone(serial: number): string {
  return `+628120000${String(serial).padStart(4, '0')}`;
}

let serial = 0;

/**
 * A message that fits its contract, different from all before it. `id` and `conversation` follow from channel,
 * account, external id and counterpart, as in the product, unless they are given.
 */
export function anInboundMessage(overrides: Partial<InboundMessage> = {}): InboundMessage {
  const number = serial++;
  const channel = overrides.channel ?? 'sms';
  const account = overrides.account ?? '+6215000000';
  const phone = aPhone(number % 10_000);
  const counterpart = overrides.counterpart ?? {
    externalId: phone,
    aliases: [{ type: 'phone' as const, value: phone }],
  };
  const externalId = overrides.externalId ?? `SM${number.toString(16).padStart(32, '0')}`;
  return {
    schemaVersion: 3,
    id: inboundId(channel, account, externalId),
    adapter: 'sms',
    channel,
    account,
    kind: 'direct',
    visibility: 'private',
    externalId,
    conversation: conversationId(
      { channel, account, counterpart: counterpart.externalId },
      testConversationKey,
    ),
    counterpart,
    text: 'Lampu jalan di depan balai desa mati sejak Senin.',
    attachments: [],
    sentAt: '2026-11-24T01:00:00.000Z',
    receivedAt: '2026-11-24T01:00:01.000Z',
    raw: {},
    ...overrides,
  };
}

/** A reply that fits its contract, different from all before it: the acknowledgement of `anInboundMessage()`. */
export function anOutboundMessage(overrides: Partial<OutboundMessage> = {}): OutboundMessage {
  const cause = anInboundMessage();
  return {
    schemaVersion: 2,
    id: outboundId(cause.id, 'ack'),
    adapter: 'sms',
    channel: 'sms',
    account: cause.account,
    conversation: cause.conversation,
    to: cause.counterpart.externalId,
    kind: 'direct',
    visibility: 'private',
    intent: 'ack',
    text: 'Laporan Anda kami terima. Nomor: BTN-261124-7K3QX.',
    createdAt: '2026-11-24T01:00:02.000Z',
    lastInboundAt: cause.sentAt,
    ...overrides,
  };
}
