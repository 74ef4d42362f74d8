import { expect, test } from 'vitest';
import type { XOutcome } from './api/x-api.js';
import type { Ours } from './event-read.js';
import { fixtureApp, fixtureOf } from './fixtures/read-fixtures.js';
import { lookUpPost } from './look-up-post.js';
import { parseEvents } from './parse.js';

const ours: Ours = { userId: fixtureApp.userId, username: fixtureApp.username, takesDirect: true };
const parts = parseEvents(fixtureOf('incomplete').request, ours).lookups ?? [];

function partOf(reason: string): Uint8Array {
  const part = parts.find((lookup) => lookup.reason === reason)?.part;
  if (!part) throw new Error(`nothing is asked for because of ${reason}`);
  return part;
}

/** What is answered to the question for a post, and the ids that were asked for. */
function answering(outcome: XOutcome) {
  const asked: string[] = [];
  const api = {
    post: async (id: string) => {
      asked.push(id);
      return outcome;
    },
  };
  return { asked, options: { api, ours } };
}

const { signal } = new AbortController();

const errors = (type: string): XOutcome => ({ outcome: 'answer', data: { errors: [{ title: 'a', type }] } });

function idOf(part: Uint8Array): string {
  const { data } = JSON.parse(Buffer.from(part).toString()) as { data: { payload: { id: string } } };
  return data.payload.id;
}

test('the whole of a post comes under the id its event has', async () => {
  const part = partOf('text');
  const post = { id: idOf(part), author_id: '8', text: 'a…', note_tweet: { text: '@lapor1708 semua kata' } };
  const { asked, options } = answering({ outcome: 'answer', data: { data: post } });
  const found = await lookUpPost(part, signal, options);
  expect(asked).toEqual([idOf(part)]);
  expect(found).toMatchObject({
    lookedUp: 'found',
    parsed: { messages: [{ externalId: idOf(part), kind: 'mention', text: 'semua kata' }], lookups: [] },
  });
});

test('what X does not have is not asked for again', async () => {
  const part = partOf('quoted');
  const referenced_tweets = [{ type: 'quoted', id: '9' }];
  const post = { id: idOf(part), author_id: '8', text: 'ini', referenced_tweets };
  const { options } = answering({ outcome: 'answer', data: { data: post } });
  expect(await lookUpPost(part, signal, options)).toMatchObject({
    lookedUp: 'found',
    parsed: { messages: [{ quoted: { externalId: '9' } }], lookups: [] },
  });
});

test.each<[string, XOutcome, string]>([
  ['taken away', errors('https://api.twitter.com/2/problems/resource-not-found'), 'gone'],
  ['hidden', errors('https://api.twitter.com/2/problems/not-authorized-for-resource'), 'gone'],
  ['an accident of X’s', errors('https://api.twitter.com/2/problems/operational-disconnect'), 'later'],
  ['a problem without a name', errors('about:blank'), 'later'],
  ['an answer without anything', { outcome: 'answer', data: {} }, 'later'],
  ['not found', { outcome: 'failed', cause: 'HTTP 404', status: 404, wasSent: false }, 'gone'],
  ['not for us now', { outcome: 'failed', cause: 'HTTP 403', status: 403, wasSent: false }, 'later'],
  ['no answer', { outcome: 'failed', cause: 'ECONNRESET', wasSent: true }, 'later'],
  ['too many questions', { outcome: 'limited', resetMs: 1_000 }, 'later'],
])('%s', async (_label, outcome, lookedUp) => {
  expect(await lookUpPost(partOf('media'), signal, answering(outcome).options)).toEqual({ lookedUp });
});

test.each(['text', 'media', 'quoted'])(
  'without money, what the event says is the message, and incomplete: %s',
  async (reason) => {
    const part = partOf(reason);
    const found = await lookUpPost(part, signal, answering({ outcome: 'over-budget' }).options);
    expect(found).toMatchObject({
      lookedUp: 'found',
      parsed: { messages: [{ externalId: idOf(part), text: expect.any(String), incomplete: true }] },
    });
  },
);

test.each([
  ['is only an id', {}],
  ['names nobody', { text: 'jalan rusak' }],
  ['has no words', { author_id: '8', text: '@lapor1708' }],
])('without money, an event that %s waits', async (_label, fields) => {
  const event = { event_type: 'post.reply.create', payload: { id: '7', ...fields } };
  const part = Buffer.from(JSON.stringify({ data: event }));
  expect(await lookUpPost(part, signal, answering({ outcome: 'over-budget' }).options)).toEqual({
    lookedUp: 'later',
  });
});
