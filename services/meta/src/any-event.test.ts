import { deliveryStatusSchema, inboundMessageSchema } from '@kanal/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromCitizen, fromPage, read, sentAt } from './fixtures/read-events.js';
import { fixtureApp } from './fixtures/read-fixtures.js';

/** What the kit adds to a draft. */
const byKit = { schemaVersion: 3, id: 'a'.repeat(32), adapter: 'meta', receivedAt: sentAt };
const conversation = 'a'.repeat(16);
const long = 'x'.repeat(70_000);

const known = [
  'mid',
  'text',
  'attachments',
  'type',
  'payload',
  'url',
  'title',
  'coordinates',
  'lat',
  'long',
  'reply_to',
  'story',
  'is_echo',
  'is_deleted',
  'num_edit',
  'mids',
  'id',
  'from',
  'name',
  'username',
  'verb',
  'comment_id',
  'parent_id',
  'message',
  'photo',
  'media_id',
];

const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      null,
      '',
      'x',
      'y'.repeat(850),
      long,
      'https://x.example/1',
      'image',
      'add',
      'edited',
      0,
      -91,
      1e300,
      7,
      true,
    ),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...known), tie('tree'), { maxKeys: 6 }),
  ),
}));

function check(object: 'page' | 'instagram', kind: string, event: unknown, time: unknown): void {
  const id = object === 'page' ? fixtureApp.pageId : fixtureApp.instagramId;
  const {
    messages,
    statuses,
    ignored,
    malformed,
    lookups = [],
  } = read({
    object,
    entry: [{ id, time, [kind]: [event] }],
  });
  const read1 = messages.length + ignored.length + malformed.length + lookups.length;
  expect(read1 === 1 || (read1 === 0 && statuses.length > 0)).toBe(true);
  for (const draft of messages) {
    const whole = { sentAt, ...draft, ...byKit, conversation };
    expect(inboundMessageSchema.safeParse(whole).error).toBeUndefined();
  }
  for (const draft of statuses) {
    const whole = { at: sentAt, ...draft, schemaVersion: 1, id: 'a'.repeat(32) };
    expect(deliveryStatusSchema.safeParse(whole).error).toBeUndefined();
  }
}

test('whatever an event holds, its draft fits the contract or it is malformed by itself', () => {
  const names = ['message', 'message_edit', 'postback', 'delivery', 'read', 'reaction'];
  fc.assert(
    fc.property(fc.constantFrom(...names), tree, tree, fc.boolean(), (name, body, timestamp, isOurs) => {
      const event = (isOurs ? fromPage : fromCitizen)({ [name]: body, timestamp });
      for (const object of ['page', 'instagram'] as const) {
        for (const kind of ['messaging', 'standby']) check(object, kind, event, timestamp);
      }
    }),
    { numRuns: 500 },
  );
});

test('whatever a change holds, too', () => {
  fc.assert(
    fc.property(fc.constantFrom('feed', 'comments', 'mentions'), tree, tree, (field, value, time) => {
      const object = field === 'feed' ? 'page' : 'instagram';
      const comment = field === 'feed' && typeof value === 'object' ? { item: 'comment', ...value } : value;
      check(object, 'changes', { field, value: comment }, time);
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  ['a text', { message: { mid: 'm', text: long } }],
  [
    'a title',
    {
      message: {
        mid: 'm',
        attachments: [{ type: 'image', title: long, payload: { url: 'https://x.example/1' } }],
      },
    },
  ],
  ['an edit', { message_edit: { mid: 'm', text: long, num_edit: 1 } }],
  ['a button', { postback: { mid: 'm', title: long } }],
])('what is too long in %s is cut, and the message is not lost', (_label, event) => {
  check('page', 'messaging', fromCitizen(event), undefined);
  const [draft] = read({
    object: 'page',
    entry: [{ id: fixtureApp.pageId, messaging: [fromCitizen(event)] }],
  }).messages;
  expect(draft).toBeDefined();
});
