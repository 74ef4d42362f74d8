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
  ['taken away', { outcome: 'answer', data: { errors: [{ title: 'Not Found Error' }] } }, 'gone'],
  ['not found', { outcome: 'failed', cause: 'HTTP 404', status: 404, wasSent: false }, 'gone'],
  ['not for us now', { outcome: 'failed', cause: 'HTTP 403', status: 403, wasSent: false }, 'later'],
  ['no answer', { outcome: 'failed', cause: 'ECONNRESET', wasSent: true }, 'later'],
  ['too many questions', { outcome: 'limited', resetMs: 1_000 }, 'later'],
  ['no money', { outcome: 'over-budget' }, 'later'],
])('%s', async (_label, outcome, lookedUp) => {
  expect(await lookUpPost(partOf('media'), signal, answering(outcome).options)).toEqual({ lookedUp });
});
