import { headers, type Msg } from '@nats-io/nats-core';
import { describe, expect, it } from 'vitest';
import type { Settlement } from './delivery.js';
import { receivedFrom } from './received.js';

function aMessage(reply: string): { message: Msg; answers: string[] } {
  const answers: string[] = [];
  const head = headers();
  head.append('ce-type', 'kanal.inbound.v1');
  head.append('Nats-Msg-Id', 'abc');
  const message = {
    subject: 'inbound.sms.3.c',
    reply,
    headers: head,
    data: new Uint8Array([1]),
    respond: (answer: string) => answers.push(answer),
  };
  return { message: message as unknown as Msg, answers };
}

const read = {
  subject: 'inbound.sms.3.c',
  type: 'kanal.inbound.v1',
  headers: { 'ce-type': 'kanal.inbound.v1', 'Nats-Msg-Id': 'abc' },
  body: new Uint8Array([1]),
  stream: 'INBOUND',
  consumer: 'router-p03',
  deliveryCount: 2,
  sequence: 17,
  publishedAtMs: 1_764_000_000_123,
};

describe('a delivery', () => {
  it.each([
    ['of a server without domains', '$JS.ACK.INBOUND.router-p03.2.17.40.1764000000123456789.5'],
    ['with domain and account', '$JS.ACK._.AbCdEf.INBOUND.router-p03.2.17.40.1764000000123456789.5.x9'],
  ])('is read from the reply subject %s', (_label, reply) => {
    expect(receivedFrom(aMessage(reply).message).delivery).toEqual(read);
  });

  it.each<[Settlement, string]>([
    [{ settle: 'ack' }, '+ACK'],
    [{ settle: 'nak', afterMs: 0 }, '-NAK'],
    [{ settle: 'nak', afterMs: 1_500 }, '-NAK {"delay":1500000000}'],
    [{ settle: 'term', reason: 'KANAL_X' }, '+TERM KANAL_X'],
  ])('settled by %j answers %s', (settlement, answer) => {
    const { message, answers } = aMessage('$JS.ACK.S.c.1.1.1.1.0');
    receivedFrom(message).settle(settlement);
    expect(answers).toEqual([answer]);
  });

  it('is not made of a message that is none', () => {
    expect(() => receivedFrom(aMessage('_INBOX.abc.1').message)).toThrow('no delivery');
  });
});
