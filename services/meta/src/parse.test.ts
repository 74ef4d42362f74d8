import { ContractError } from '@kanal/contracts';
import { describe, expect, test } from 'vitest';
import { fromCitizen, ours, read, readPage, timestamp } from './fixtures/read-events.js';
import { fixtureApp, readFixtures, signedRequest } from './fixtures/read-fixtures.js';
import { parseEvents } from './parse.js';

const { pageId, instagramId } = fixtureApp;
const message = (mid: unknown) => fromCitizen({ message: { mid, text: 'Lampu mati' } });
const again = (part: Uint8Array | undefined) =>
  parseEvents({ ...signedRequest({}), body: part ?? new Uint8Array() }, ours);

describe('a batch', () => {
  test('is read through all its levels, and its kinds may be mixed in one entry', () => {
    const entry = ['a', 'b'].map((id) => ({
      id: pageId,
      messaging: [message(`${id}1`), message(`${id}2`)],
      standby: [message(`${id}3`)],
      changes: [
        { field: 'feed', value: { item: 'comment', verb: 'add', comment_id: `${id}4`, message: 'x' } },
      ],
    }));
    const { messages } = read({ object: 'page', entry });
    expect(messages.map(({ externalId, noReply }) => [externalId, noReply])).toEqual(
      ['a', 'b'].flatMap((id) => [
        [`${id}1`, undefined],
        [`${id}2`, undefined],
        [`${id}3`, true],
        [`${id}4`, undefined],
      ]),
    );
  });

  test('of a thousand messages is a thousand', () => {
    const events = Array.from({ length: 1_000 }, (_, n) => message(`m_${n}`));
    expect(readPage(...events).messages).toHaveLength(1_000);
  });

  test('of a thousand with a bad one in the middle is 999, and the bad one by itself', () => {
    const events = Array.from({ length: 1_000 }, (_, n) => message(n === 500 ? null : `m_${n}`));
    const { messages, malformed } = readPage(...events);
    expect(messages).toHaveLength(999);
    expect(malformed).toHaveLength(1);
    expect(JSON.parse(Buffer.from(malformed[0]?.part ?? []).toString())).toEqual({
      object: 'page',
      entry: [{ id: pageId, time: timestamp, messaging: [events[500]] }],
    });
  });

  test('a message to an account that is not ours waits for the setting, its receipts do not', () => {
    const events = [message('m_1'), fromCitizen({ delivery: { mids: ['m_9'] } })];
    const body = { object: 'page', entry: [{ id: pageId, messaging: events }] };
    const parsed = read(body, { accounts: new Map(), appIds: new Set() });
    expect(parsed).toMatchObject({
      messages: [],
      statuses: [],
      ignored: [{ reason: 'other-account' }],
      malformed: [{ reason: expect.stringContaining('META_PAGES') }],
    });
    expect(again(parsed.malformed[0]?.part)).toMatchObject({
      messages: [{ externalId: 'm_1' }],
      malformed: [],
    });
  });

  test('an Instagram account is none of our pages, and a page none of our accounts', () => {
    expect(read({ object: 'instagram', entry: [{ id: pageId, messaging: [message('m_1')] }] })).toMatchObject(
      {
        messages: [],
        malformed: [{}],
      },
    );
  });

  test.each([
    ['no JSON', '{'],
    ['of another product', { object: 'whatsapp_business_account', entry: [] }],
    ['without entries', { object: 'page' }],
    ['a list', []],
    ['null', null],
  ])('that is %s is quarantined whole', (_label, body) => {
    const bytes = typeof body === 'string' ? body : JSON.stringify(body);
    expect(() => parseEvents({ ...signedRequest({}), body: Buffer.from(bytes) }, ours)).toThrow();
  });
});

describe('a mention', () => {
  const mentions = (value: unknown) =>
    read({
      object: 'instagram',
      entry: [{ id: instagramId, time: 1_795_489_200, changes: [{ field: 'mentions', value }] }],
    });

  test('is asked for, by a call of that one event', () => {
    const parsed = mentions({ media_id: '17900000000000011', comment_id: '17900000000000022' });
    expect(parsed).toMatchObject({
      messages: [],
      ignored: [],
      malformed: [],
      lookups: [{ reason: 'mention' }],
    });
    expect(again(parsed.lookups?.[0]?.part)).toEqual(parsed);
  });

  test('of nothing is malformed', () => {
    expect(mentions({})).toMatchObject({
      lookups: [],
      malformed: [{ reason: expect.stringContaining('media_id') }],
    });
  });
});

test('what is malformed is a call by itself, of that one event, and malformed again', () => {
  for (const { outcome, request } of readFixtures()) {
    if (outcome !== 'accepted') continue;
    for (const { part, reason } of parseEvents(request, ours).malformed) {
      expect(again(part)).toEqual({
        messages: [],
        statuses: [],
        ignored: [],
        malformed: [{ part, reason }],
        lookups: [],
      });
    }
  }
});

test('a batch that is none throws an error that names fields only', () => {
  expect(() => read({ object: 'user', entry: [] })).toThrow(ContractError);
});
