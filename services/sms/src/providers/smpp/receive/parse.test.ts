import { type AdapterFixtures, describeAdapter } from '@kanal/adapter/conformance';
import { describe, expect, test } from 'vitest';
import { anOperator } from '../fixtures/an-operator.js';
import { createAnAdapter } from '../fixtures/set-stage.js';
import { createParseDeliver } from './parse.js';

const nowMs = Date.UTC(2026, 10, 24, 3);
const event = {
  firstSeenMs: nowMs,
  operator: 'telkomsel',
  source_addr: '6281200100001',
  destination_addr: '1708',
  esm_class: 0,
  data_coding: 0,
  text: 'Lampu jalan mati',
};
const parseDeliver = createParseDeliver([anOperator(), anOperator({ name: 'indosat' })]);
const parse = (more: object = {}) =>
  parseDeliver({ body: Buffer.from(JSON.stringify({ ...event, ...more })) });
const idOf = (more: object = {}) => parse(more).messages[0]?.externalId;
const joined = { id: 'm'.repeat(32), total: 2, parts: [{ seq: 1, data_coding: 0, octets: '' }] };

describe('parseDeliver', () => {
  test.each([
    [
      'a phone',
      {},
      { account: '1708@telkomsel', counterpart: { externalId: '+6281200100001' }, text: 'Lampu jalan mati' },
    ],
    ['another operator', { operator: 'indosat' }, { account: '1708@indosat' }],
    ['a recipient in another form', { destination_addr: '+621708' }, { account: '1708@telkomsel' }],
    ['a national sender', { source_addr: '081200100001' }, { counterpart: { externalId: '+6281200100001' } }],
    ['a short code', { source_addr: '3636' }, { noReply: true, counterpart: { externalId: '3636' } }],
    ['what is no text', { text: undefined, binary: 'AAE=' }, { unsupported: true, raw: { binary: 'AAE=' } }],
    [
      'a joined message of which a part is missing',
      { joined },
      { externalId: joined.id, incomplete: true, sentAt: '2026-11-24T03:00:00.000Z', raw: { joined } },
    ],
  ])('%s', (_label, more, expected) => {
    expect(parse(more)).toMatchObject({ messages: [expected], ignored: [] });
  });

  test.each([0x08, 0x10, 0x20, 0x48])('esm_class %i is no message of a citizen', (esm_class) => {
    expect(parse({ esm_class })).toMatchObject({ messages: [], ignored: [{ reason: 'acknowledgement' }] });
  });

  test('a receipt is a status of the account it is of', () => {
    expect(parse({ esm_class: 0x04, operator: 'indosat', text: 'id:77 stat:DELIVRD err:000' })).toEqual({
      messages: [],
      statuses: [
        { channel: 'sms', account: '1708@indosat', providerMessageId: 'indosat:77', status: 'delivered' },
      ],
      ignored: [],
      malformed: [],
    });
  });

  test.each([
    ['no sender', { source_addr: '' }, /source_addr/],
    ['no time', { firstSeenMs: undefined }, /firstSeenMs/],
    ['an operator that is not there', { operator: 'tri' }, /operator: is not in SMPP_OPERATORS/],
    ['a receipt of nothing', { esm_class: 0x04, text: 'Halo +6281200100001' }, /receipt/],
  ])('%s is refused by name, without the content', (_label, more, reason) => {
    expect(() => parse(more)).toThrow(reason);
    expect(() => parse(more)).not.toThrow(/81200100001/);
  });

  test('the id is the content and the minute it was first seen', () => {
    expect(idOf({ firstSeenMs: nowMs + 59_999 })).toBe(idOf());
    const others = [
      { firstSeenMs: nowMs + 60_000 },
      { text: 'Lampu jalan mati!' },
      { source_addr: '6281200100002' },
      { udh: ['0003070202'] },
      { operator: 'indosat' },
    ].map(idOf);
    expect(new Set([idOf(), ...others]).size).toBe(6);
  });
});

/** An event of the connection, as the kit hands it over. */
const call = (more: object = {}) => ({
  method: 'POST' as const,
  path: '',
  query: '',
  headers: {},
  body: Buffer.from(JSON.stringify({ ...event, ...more })),
  receivedAtMs: nowMs,
});

/** Synthetic; fields as SMPP 3.4 §4.6.1 names them. */
const fixtures: AdapterFixtures = {
  signatureHeader: '',
  incoming: [
    {
      label: 'a message',
      request: call(),
      outcome: 'accepted',
      messages: [{ adapter: 'sms', channel: 'sms', account: '1708@telkomsel', text: 'Lampu jalan mati' }],
    },
    {
      label: 'a message joined from parts',
      request: call({ joined }),
      outcome: 'accepted',
      messages: [{ externalId: joined.id, incomplete: true }],
    },
    {
      label: 'what is no text',
      request: call({ text: undefined, binary: 'AAE=', data_coding: 4 }),
      outcome: 'accepted',
      messages: [{ unsupported: true }],
    },
    {
      label: 'a receipt',
      request: call({ esm_class: 4, text: 'id:77 stat:DELIVRD err:000' }),
      outcome: 'accepted',
      statuses: [{ providerMessageId: 'telkomsel:77', status: 'delivered' }],
    },
    {
      label: 'an acknowledgement of a phone',
      request: call({ esm_class: 0x08 }),
      outcome: 'accepted',
      ignored: ['acknowledgement'],
    },
    { label: 'no sender', request: call({ source_addr: '' }), outcome: 'quarantined' },
    { label: 'no event', request: { ...call(), body: Buffer.from('{{') }, outcome: 'quarantined' },
  ],
  // Replies go over the session: adapter.test.ts and send.test.ts have the laws for them.
  outgoing: [],
};

describeAdapter(() => createAnAdapter([anOperator()]), fixtures);
