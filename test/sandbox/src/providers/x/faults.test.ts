import { expect, test } from 'vitest';
import { setXStage, type XStage, xApp } from '../../../test/x-stage.js';
import { signX } from './sign.js';

const mentions = `users/${xApp.userId}/mentions`;

/** A reply that would be taken. */
async function replyTo({ write }: XStage) {
  const { messageId } = await write({});
  return { body: { text: 'diterima', reply: { in_reply_to_tweet_id: messageId } } };
}

test('a lost event: nobody is told, the ledger has it, and who asks finds it', async () => {
  const { sandbox, write, call, product } = await setXStage();
  sandbox.faults.set({ rules: [{ fault: 'lost', on: 'webhook', count: 1 }] });
  const { messageId, result } = await write({});
  expect(result).toEqual({ kind: 'unposted', cause: 'lost' });
  expect(product.posts).toEqual([]);
  expect(await sandbox.ledger.entries({ messageId })).toMatchObject([
    { kind: 'webhook', faults: ['lost'], outcome: { kind: 'unposted' } },
  ]);
  expect((await (await call(mentions)).json()).data).toMatchObject([{ id: messageId }]);
});

test('duplicate and out of order', async () => {
  const { sandbox, write, events } = await setXStage();
  sandbox.faults.set({
    rules: [
      { fault: 'duplicate', on: 'webhook', copies: 1, count: 1 },
      { fault: 'reorder', on: 'webhook', heldAtMostMs: 60_000, count: 1 },
    ],
  });
  expect(await write({ body: 'satu' })).toMatchObject({ result: { kind: 'deferred' } });
  await write({ body: 'dua' });
  await sandbox.settled();
  expect(events().map(({ payload }) => payload.text)).toEqual([
    '@lapor1708 dua',
    '@lapor1708 satu',
    '@lapor1708 satu',
  ]);
});

test('a forged event', async () => {
  const { sandbox, write, product } = await setXStage({ signatures: 'both' });
  sandbox.faults.set({ rules: [{ fault: 'wrong-signature', on: 'webhook', count: 1 }] });
  await write({});
  const { headers, body } = product.posts[0] ?? { headers: {}, body: '' };
  expect(headers['x-twitter-webhooks-signature']).not.toBe(signX(xApp.consumerSecret, body));
  expect(headers['x-twitter-webhooks-signature-oauth2']).not.toBe(signX(xApp.clientSecret, body));
});

test('what is not answered 200 is told again, three times', async () => {
  const statuses = [503, 503, 200];
  const { write } = await setXStage({}, (_post, response) => {
    response.statusCode = statuses.shift() ?? 500;
    response.end();
  });
  const statusesOf = async () => {
    const { result } = await write({});
    return result.kind === 'posted' && result.attempts.map((each) => each.kind === 'answered' && each.status);
  };
  expect(await statusesOf()).toEqual([503, 503, 200]);
  expect(await statusesOf()).toEqual([500, 500, 500, 500]);
});

test('the post was made, but its answer is withheld: the timeline shows it', async () => {
  const stage = await setXStage();
  const reply = await replyTo(stage);
  stage.sandbox.faults.set({ rules: [{ fault: 'timeout-after-accept', ending: 'reset', count: 1 }] });
  await expect(stage.call('tweets', reply)).rejects.toThrow();
  const own = await (await stage.call(`users/${xApp.userId}/tweets?tweet.fields=referenced_tweets`)).json();
  expect(own.data).toMatchObject([
    { referenced_tweets: [{ type: 'replied_to', id: reply.body.reply.in_reply_to_tweet_id }] },
  ]);
  expect((await stage.call('tweets', reply)).status).toBe(403);
});

test('reset before anything was made', async () => {
  const stage = await setXStage();
  const reply = await replyTo(stage);
  stage.sandbox.faults.set({ rules: [{ fault: 'reset-before-accept', count: 1 }] });
  await expect(stage.call('tweets', reply)).rejects.toThrow();
  expect(await stage.calls()).toMatchObject([{ verdict: { kind: 'cut' }, messageId: null }]);
  expect((await stage.call('tweets', reply)).status).toBe(201);
});

test.each([
  [{ fault: 'server-error', status: 503, count: 1 }, 503, 'Service Unavailable'],
  [{ fault: 'too-many-requests', retryAfterSeconds: 60, count: 1 }, 429, 'Too Many Requests'],
] as const)('%o', async (rule, status, title) => {
  const stage = await setXStage();
  const reply = await replyTo(stage);
  stage.sandbox.faults.set({ rules: [rule] });
  // Only what creates something is struck, unless a rule names another operation.
  expect((await stage.call(mentions)).status).toBe(200);
  const response = await stage.call('tweets', reply);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ title, status });
  expect((await stage.call('tweets', reply)).status).toBe(201);
});

test('a rule for one operation leaves the others alone', async () => {
  const stage = await setXStage();
  const reply = await replyTo(stage);
  stage.sandbox.faults.set({
    rules: [{ fault: 'server-error', operation: 'mentions.list', status: 503, count: 1 }],
  });
  expect((await stage.call('tweets', reply)).status).toBe(201);
  expect((await stage.call(mentions)).status).toBe(503);
  expect((await stage.call(mentions)).status).toBe(200);
});

test('near the limit: the headers say so', async () => {
  const stage = await setXStage();
  const reply = await replyTo(stage);
  stage.sandbox.faults.set({ rules: [{ fault: 'near-limit', percent: 95, count: 1 }] });
  const response = await stage.call('tweets', reply);
  expect(response.status).toBe(201);
  expect(response.headers.get('x-rate-limit-remaining')).toBe('5');
});

test('very many mentions, each by somebody else, told or for who asks', async () => {
  const { control, events, product } = await setXStage();
  const told = await (await control('x/mentions', { count: 200, concurrency: 16 })).json();
  expect(told).toEqual({ count: 200, endings: { 200: 200 } });
  expect(new Set(events().map(({ payload }) => payload.author_id)).size).toBe(200);
  const kept = await (await control('x/mentions', { count: 50, tells: 'poll', prefix: 'Diam' })).json();
  expect(kept).toEqual({ count: 50, endings: { unposted: 50 } });
  expect(product.posts).toHaveLength(200);
});
