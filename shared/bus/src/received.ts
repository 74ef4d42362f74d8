import { type Msg, nanos } from '@nats-io/nats-core';
import type { Delivery, Settlement, StoredMessage } from './delivery.js';

/** A delivery with the means to answer for it. Answers are sent, not confirmed: a lost one ends in a redelivery. */
export interface Received {
  readonly delivery: Delivery;
  /** Tells the server what becomes of it. */
  settle(settlement: Settlement): void;
  /** Tells the server that it is still in hand: its time starts anew. */
  working(): void;
}

/**
 * Reads what a pull consumer delivered. The reply subject says where it comes from and takes the answer:
 * `$JS.ACK.<stream>.<consumer>.<deliveries>.<sequence>.<consumer sequence>.<time>.<pending>`, with the domain and the
 * account before the stream in newer servers.
 * https://github.com/nats-io/nats-architecture-and-design/blob/main/adr/ADR-15.md
 * @throws Error when it is no delivery.
 */
export function receivedFrom(message: Msg): Received {
  const tokens = (message.reply ?? '').split('.');
  if (tokens[0] !== '$JS' || tokens[1] !== 'ACK' || tokens.length < 9) {
    throw new Error('a message without an acknowledgement subject is no delivery');
  }
  const at = tokens.length === 9 ? 2 : 4;
  const delivery: Delivery = {
    ...readMessage(message),
    stream: tokens[at] ?? '',
    consumer: tokens[at + 1] ?? '',
    deliveryCount: Number(tokens[at + 2]),
    sequence: Number(tokens[at + 3]),
    publishedAtMs: Math.floor(Number(tokens[at + 5]) / 1_000_000),
  };
  return {
    delivery,
    settle: (settlement) => message.respond(answerOf(settlement)),
    working: () => message.respond('+WPI'),
  };
}

/** What is the same in every message: subject, headers and body. */
export function readMessage({
  subject,
  headers,
  data,
}: Pick<Msg, 'subject' | 'headers' | 'data'>): Pick<StoredMessage, 'subject' | 'type' | 'headers' | 'body'> {
  const record: Record<string, string> = {};
  for (const [name, values] of headers ?? []) record[name] = values[0] ?? '';
  return { subject, type: record['ce-type'] ?? '', headers: record, body: data };
}

function answerOf(settlement: Settlement): string {
  switch (settlement.settle) {
    case 'ack':
      return '+ACK';
    case 'nak':
      return settlement.afterMs > 0 ? `-NAK ${JSON.stringify({ delay: nanos(settlement.afterMs) })}` : '-NAK';
    case 'term':
      return `+TERM ${settlement.reason}`;
  }
}
