import { ContractError } from '@kanal/contracts';
import { describe, expect, test } from 'vitest';
import {
  account,
  accounts,
  base,
  bsuid,
  contact,
  parse,
  read,
  sentAt,
  text,
} from './fixtures/read-events.js';
import { readFixtures, signedRequest } from './fixtures/read-fixtures.js';
import { parseEvents } from './parse.js';

const outboundId = 'abcdefghijklmnopqrstuvwxyz234567';
const status = { id: 'wamid.9', status: 'delivered', timestamp: '1795489260', recipient_id: base.from };

describe('a message', () => {
  test('has exactly these fields', () => {
    expect(parse({ messages: [text], contacts: [contact] })).toEqual({
      messages: [
        {
          channel: 'whatsapp',
          account,
          kind: 'direct',
          visibility: 'private',
          externalId: 'wamid.1',
          counterpart: {
            externalId: bsuid,
            aliases: [
              { type: 'wa-bsuid', value: bsuid },
              { type: 'wa-id', value: '6281200100001' },
              { type: 'phone', value: '+6281200100001' },
            ],
            displayName: 'Warga Satu',
          },
          sentAt,
          text: 'Lampu jalan mati',
          attachments: [],
          raw: { message: text, contact },
        },
      ],
      statuses: [],
      ignored: [],
      malformed: [],
    });
  });

  test.each([
    ['seconds in a string', '1795489200', sentAt],
    ['seconds in a number', 1_795_489_200, sentAt],
    ['milliseconds in a string', '1795489200000', sentAt],
    ['milliseconds in a number', 1_795_489_200_000, sentAt],
    ['nothing', undefined, undefined],
    ['null', null, undefined],
    ['words', 'kemarin', undefined],
  ])('of a time in %s', (_label, timestamp, expected) => {
    const [draft] = parse({ messages: [{ ...text, timestamp }] }).messages;
    expect(draft?.sentAt).toBe(expected);
  });

  test('twice in a call, and in another order, is each time the same message', () => {
    const other = { ...text, id: 'wamid.2' };
    const ids = (messages: object[]) => parse({ messages }).messages.map(({ externalId }) => externalId);
    expect(ids([text, other, text])).toEqual(['wamid.1', 'wamid.2', 'wamid.1']);
    expect(ids([other, text])).toEqual(['wamid.2', 'wamid.1']);
  });

  test.each([
    ['an id', { ...text, id: undefined }, 'id'],
    ['a sender', { ...text, from: undefined, from_user_id: null }, 'from'],
    ['a type', { ...text, type: undefined }, 'type'],
    ['its text', { ...text, text: { body: 7 } }, 'body'],
    [
      'a place on this earth',
      { ...base, type: 'location', location: { latitude: 91, longitude: 0 } },
      'latitude',
    ],
    ['the message it changes', { ...base, type: 'edit', edit: { message: {} } }, 'original_message_id'],
    ['an object', 'Lampu jalan mati', '(root)'],
  ])('without %s is malformed by itself, and the reason holds no value', (_label, message, field) => {
    const parsed = parse({ messages: [text, message, { ...text, id: 'wamid.3' }] });
    expect(parsed.messages).toHaveLength(2);
    expect(parsed.malformed).toMatchObject([{ reason: expect.stringContaining(field) }]);
    expect(parsed.malformed[0]?.reason).not.toMatch(/Lampu|81200100001/);
  });
});

describe('a status', () => {
  const statusOf = (fields: object) => parse({ statuses: [{ ...status, ...fields }] });

  test.each([
    ['sent', 'sent'],
    ['delivered', 'delivered'],
    ['read', 'read'],
    ['played', 'read'],
    ['failed', 'rejected'],
  ])('%s', (state, expected) => {
    expect(statusOf({ status: state }).statuses).toMatchObject([
      { account, providerMessageId: 'wamid.9', status: expected, at: '2026-11-24T03:01:00.000Z' },
    ]);
  });

  test.each([
    ['ours', outboundId, outboundId],
    ['another’s', 'order-17', undefined],
    ['empty', '', undefined],
    ['null', null, undefined],
    ['a number', 7, undefined],
  ])('with an id that is %s', (_label, data, expected) => {
    expect(statusOf({ biz_opaque_callback_data: data }).statuses[0]?.outboundId).toBe(expected);
  });

  test.each([
    ['a code of the table', [{ code: 131026 }], '131026'],
    ['the first of two', [{ code: 131026 }, { code: 131047 }], '131026'],
    ['a code nobody knows', [{ code: 139999, title: 'x' }], '139999'],
    ['no error', undefined, 'KANAL_WHATSAPP_UNDELIVERED'],
    ['an empty list', [], 'KANAL_WHATSAPP_UNDELIVERED'],
    ['an error without a code', [{ title: 'x' }], 'KANAL_WHATSAPP_UNDELIVERED'],
  ])('failed with %s', (_label, errors, code) => {
    expect(statusOf({ status: 'failed', errors }).statuses).toMatchObject([{ status: 'rejected', code }]);
  });

  test('failed never tells Meta’s own words', () => {
    const details = 'for +6281200100001';
    const failed = statusOf({
      status: 'failed',
      errors: [{ code: 139999, title: details, error_data: { details } }],
    });
    expect(JSON.stringify(failed.statuses)).not.toContain('81200100001');
  });

  test.each([
    ['a state nobody knows', { status: 'teleported' }],
    ['the name of something every object has', { status: 'constructor' }],
    ['no message', { id: null }],
  ])('with %s is malformed by itself', (_label, fields) => {
    const parsed = parse({ statuses: [status, { ...status, ...fields }, status] });
    expect(parsed.statuses).toHaveLength(2);
    expect(parsed.malformed).toHaveLength(1);
  });
});

describe('a batch', () => {
  test('is read through all its levels', () => {
    const change = (id: string) => ({
      field: 'messages',
      value: {
        metadata: { phone_number_id: account },
        messages: [{ ...text, id }],
        statuses: [{ ...status, id }],
      },
    });
    const entry = ['a', 'b'].map((id) => ({ id, changes: [change(`${id}1`), change(`${id}2`)] }));
    const { messages, statuses } = read({ object: 'whatsapp_business_account', entry });
    expect(messages.map(({ externalId }) => externalId)).toEqual(['a1', 'a2', 'b1', 'b2']);
    expect(statuses.map(({ providerMessageId }) => providerMessageId)).toEqual(['a1', 'a2', 'b1', 'b2']);
  });

  test('of a thousand messages is a thousand', () => {
    const messages = Array.from({ length: 1_000 }, (_, n) => ({ ...text, id: `wamid.${n}` }));
    expect(parse({ messages, contacts: [contact] }).messages).toHaveLength(1_000);
  });

  test('a message to a number that is not ours waits for the setting, its status does not', () => {
    const parsed = parse({ messages: [text], statuses: [status], contacts: [contact] }, new Set(['another']));
    expect(parsed).toMatchObject({
      messages: [],
      statuses: [],
      ignored: [{ reason: 'other-account' }],
      malformed: [{ reason: expect.stringContaining('WHATSAPP_NUMBERS') }],
    });
    const [malformed] = parsed.malformed;
    const again = parseEvents({ ...signedRequest({}), body: malformed?.part ?? new Uint8Array() }, accounts);
    expect(again).toMatchObject({
      messages: [{ text: 'Lampu jalan mati', counterpart: { displayName: 'Warga Satu' } }],
    });
    expect(again.malformed).toEqual([]);
  });

  test('the part of a malformed message holds no other message, and no other person', () => {
    const stranger = { wa_id: '6281200100009', profile: { name: 'Orang Lain' } };
    const broken = { ...text, id: 'wamid.2', text: {} };
    const { malformed } = parse({ messages: [text, broken], contacts: [stranger, contact] });
    const part = JSON.parse(Buffer.from(malformed[0]?.part ?? []).toString());
    expect(part).toEqual({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: '1',
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: { display_phone_number: '6281200001708', phone_number_id: account },
                contacts: [contact],
                messages: [broken],
              },
            },
          ],
        },
      ],
    });
  });

  test.each([
    ['a field we do not read', { field: 'account_update', value: {} }, 'other-field'],
    [
      'an error of the account',
      { field: 'messages', value: { metadata: { phone_number_id: account }, errors: [{}] } },
      'webhook-error',
    ],
    [
      'nothing',
      { field: 'messages', value: { metadata: { phone_number_id: account }, messages: null } },
      'empty',
    ],
  ])('with %s is passed over', (_label, change, reason) => {
    const parsed = read({ object: 'whatsapp_business_account', entry: [{ id: '1', changes: [change] }] });
    expect(parsed).toMatchObject({ messages: [], ignored: [{ reason }], malformed: [] });
  });

  test.each([
    ['no JSON', '{'],
    ['of another product', { object: 'page', entry: [] }],
    ['without entries', { object: 'whatsapp_business_account' }],
    ['a list', []],
    ['null', null],
  ])('that is %s is quarantined whole', (_label, body) => {
    const bytes = typeof body === 'string' ? body : JSON.stringify(body);
    expect(() => parseEvents({ ...signedRequest({}), body: Buffer.from(bytes) }, accounts)).toThrow();
  });
});

test('what is malformed is a call by itself, of that one event, and malformed again', () => {
  for (const { outcome, request } of readFixtures()) {
    if (outcome !== 'accepted') continue;
    for (const { part, reason } of parseEvents(request, accounts).malformed) {
      const again = parseEvents({ ...request, body: part }, accounts);
      expect(again).toEqual({ messages: [], statuses: [], ignored: [], malformed: [{ part, reason }] });
    }
  }
});

test('a batch that is none throws an error that names fields only', () => {
  expect(() => read({ object: 'page', entry: [] })).toThrow(ContractError);
});
