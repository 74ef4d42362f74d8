import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { setXStage, xApp } from '../../../test/x-stage.js';
import { signX } from './sign.js';

/** The types of the events, in order. */
const typesOf = (events: readonly { readonly event_type: string }[]) =>
  events.map(({ event_type: type }) => type);

test('a mention: the documented envelope, signed over the very bytes', async () => {
  const { product, write, events } = await setXStage();
  const { messageId, citizen, result } = await write({
    body: 'Lampu mati 💡 @lapor1708',
    extraParams: { followers: 7 },
  });
  expect(result).toMatchObject({ kind: 'posted', attempts: [{ kind: 'answered', status: 200 }] });
  const [post] = product.posts;
  expect(post?.headers).toMatchObject({
    'content-type': 'application/json',
    'x-twitter-webhooks-signature': signX(xApp.consumerSecret, post?.body ?? ''),
  });
  expect(post?.headers).not.toHaveProperty('x-twitter-webhooks-signature-oauth2');
  expect(events()[0]).toMatchObject({
    event_uuid: messageId,
    filter: { user_id: xApp.userId },
    event_type: 'post.mention.create',
    tag: 'kanal',
    payload: {
      id: messageId,
      author_id: citizen,
      text: 'Lampu mati 💡 @lapor1708',
      display_text_range: [0, 23],
      edit_history_tweet_ids: [messageId],
      entities: { mentions: [{ start: 13, start_str: '13', username: 'lapor1708' }] },
      public_metrics: { like_count: 0, like_count_str: '0' },
    },
  });
  expect(events()[0]?.includes.users).toMatchObject([
    { id: citizen, public_metrics: { followers_count: 7, followers_count_str: '7' } },
    { id: xApp.userId },
  ]);
});

test.each([
  ['both', true, true],
  ['client', false, true],
] as const)('signatures: %s', async (signatures, hasLegacy, hasNew) => {
  const { product, write } = await setXStage({ signatures });
  await write({});
  const { headers, body } = product.posts[0] ?? { headers: {}, body: '' };
  expect(headers['x-twitter-webhooks-signature']).toBe(
    hasLegacy ? signX(xApp.consumerSecret, body) : undefined,
  );
  expect(headers['x-twitter-webhooks-signature-oauth2']).toBe(
    hasNew ? signX(xApp.clientSecret, body) : undefined,
  );
});

test('an answer: told as one, and as a mention too only when it names us in its own words', async () => {
  const { call, write, events } = await setXStage();
  const { messageId } = await write({});
  await call('tweets', { body: { text: 'diterima', reply: { in_reply_to_tweet_id: messageId } } });
  const carried = await write({ kind: 'reply', body: 'terima kasih' });
  await write({ kind: 'reply', body: 'tolong @lapor1708' });
  expect(typesOf(events().slice(1))).toEqual([
    'post.reply.create',
    'post.mention.create',
    'post.reply.create',
  ]);
  expect(events()[1]?.payload).toMatchObject({
    text: '@lapor1708 terima kasih',
    display_text_range: [11, 23],
    conversation_id: messageId,
    in_reply_to_user_id: xApp.userId,
    referenced_tweets: [{ type: 'replied_to' }],
  });
  // Between citizens, with our name only carried along: nobody tells us, but the timeline has it.
  const aside = await write({
    kind: 'reply',
    from: 'Budi Santoso',
    body: 'benar',
    extraParams: { post: carried.messageId },
  });
  expect(aside.result).toMatchObject({ kind: 'unposted' });
  const { data } = await (await call(`users/${xApp.userId}/mentions`)).json();
  expect(data[0]).toMatchObject({ id: aside.messageId, text: '@SitiAminah @lapor1708 benar' });
});

test('a quote, a retweet, an edit', async () => {
  const { call, write, events } = await setXStage();
  const { data: own } = await (await call('tweets', { body: { text: 'Kami di sini' } })).json();
  await write({ kind: 'quote', body: 'lihat' });
  expect(events()[0]).toMatchObject({
    event_type: 'post.quote.create',
    payload: { referenced_tweets: [{ type: 'quoted', id: own.id }] },
  });
  const first = await write({ body: '@lapor1708 salah' });
  await write({ kind: 'retweet', from: 'Budi Santoso', body: '', extraParams: { post: first.messageId } });
  expect(events()[2]?.payload).toMatchObject({
    text: 'RT @SitiAminah: @lapor1708 salah',
    referenced_tweets: [{ type: 'retweeted', id: first.messageId }],
  });
  const second = await write({ body: '@lapor1708 benar', extraParams: { edits: first.messageId } });
  expect(second.messageId).not.toBe(first.messageId);
  expect(events()[3]?.payload).toMatchObject({
    id: second.messageId,
    edit_history_tweet_ids: [first.messageId, second.messageId],
    edit_controls: { edits_remaining: 4 },
  });
});

test('a direct message in the shape of old, an encrypted one without its words', async () => {
  const { write, events } = await setXStage();
  const { messageId, citizen } = await write({ kind: 'dm', body: 'rahasia' });
  await write({ kind: 'chat', body: 'sangat rahasia' });
  const [direct, sealed] = events();
  expect(direct).toMatchObject({
    event_type: 'dm.received',
    payload: {
      direct_message_events: [
        {
          type: 'message_create',
          id: messageId,
          created_timestamp: expect.stringMatching(/^\d{13}$/),
          message_create: {
            target: { recipient_id: xApp.userId },
            sender_id: citizen,
            message_data: { text: 'rahasia' },
          },
        },
      ],
      users: { [citizen]: { data: { username: 'SitiAminah' } } },
    },
  });
  expect(sealed).toMatchObject({ event_type: 'chat.received', payload: { sender_id: citizen } });
  expect(JSON.stringify(sealed)).not.toContain('sangat');
});

test('the same id is the same event once more', async () => {
  const { write, events } = await setXStage();
  const first = await write({});
  expect(await write({ messageId: first.messageId })).toMatchObject({ isRepeat: true });
  expect(events()[1]).toEqual(events()[0]);
});

test('protected people are told of to nobody', async () => {
  const { write, sandbox, product } = await setXStage();
  const { result, citizen } = await write({ extraParams: { isProtected: true } });
  expect(result).toEqual({ kind: 'unposted', cause: 'protected account' });
  expect(product.posts).toEqual([]);
  expect(await sandbox.ledger.entries({ citizen })).toMatchObject([
    { kind: 'webhook', text: 'Jalan berlubang', attempt: 0, outcome: { kind: 'unposted' } },
  ]);
});

test('a deletion is told to who has subscribed to that person only', async () => {
  const { call, control, write, events } = await setXStage();
  const { messageId, citizen } = await write({});
  const deletion = async (id: string) => (await control('x/deletions', { id })).json();
  expect(await deletion(messageId)).toMatchObject({ result: { kind: 'unposted', cause: 'no subscription' } });
  const next = await write({});
  const [webhook] = (await (await call('webhooks', { token: xApp.bearerToken })).json()).data;
  await call('activity/subscriptions', {
    token: xApp.bearerToken,
    body: { event_type: 'post.delete', filter: { user_id: citizen }, webhook_id: webhook.id },
  });
  await deletion(next.messageId);
  expect(events().at(-1)).toMatchObject({
    event_type: 'post.delete',
    payload: { id: next.messageId, author_id: citizen },
  });
});

/** A webhook that answers challenges with this secret. */
function challenged(secret: string, status = 200): Promise<string> {
  const server = createServer((request, response) => {
    const token = new URL(request.url ?? '', 'http://x').searchParams.get('crc_token') ?? '';
    response.statusCode = status;
    response.end(JSON.stringify({ response_token: signX(secret, token) }));
  });
  onTestFinished(() => void server.close());
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/x`),
    );
  });
}

test.each([
  ['the consumer secret', xApp.consumerSecret, 200, 200],
  ['the client secret', xApp.clientSecret, 200, 200],
  ['another secret', 'another', 200, 400],
  ['a redirect', xApp.consumerSecret, 302, 400],
])('a new webhook that answers with %s', async (_label, secret, status, expected) => {
  const { call } = await setXStage();
  const url = await challenged(secret, status);
  const response = await call('webhooks', { token: xApp.bearerToken, body: { url } });
  expect(response.status).toBe(expected);
  const body = await response.json();
  if (expected === 200) expect(body.data).toMatchObject({ url, valid: true });
  else expect(body.errors[0].message).toMatch(/^CrcValidationFailed/);
});

test('webhooks are managed by the app alone, private events subscribed to by the account alone', async () => {
  const { call, product } = await setXStage();
  expect((await call('webhooks')).status).toBe(403);
  const app = { token: xApp.bearerToken };
  const post = async (path: string, body: unknown, options = {}) => call(path, { ...options, body });
  const duplicate = await post('webhooks', { url: `${product.url}/webhooks/x` }, app);
  expect((await duplicate.json()).errors[0].message).toMatch(/^DuplicateUrlFailed/);
  const withPort = await post('webhooks', { url: 'https://lapor.example:5000/x' }, app);
  expect((await withPort.json()).errors[0].message).toMatch(/^UrlValidationFailed/);
  const { data, meta } = await (await call('activity/subscriptions', app)).json();
  expect(meta.total_subscriptions).toBe(7);
  const [{ subscription_id: id, webhook_id: webhookId }] = data;
  expect(await (await call(`activity/subscriptions/${id}`, { ...app, method: 'DELETE' })).json()).toEqual({
    data: { deleted: true },
    meta: { total_subscriptions: 6 },
  });
  const wanted = {
    event_type: 'post.mention.create',
    filter: { user_id: xApp.userId },
    webhook_id: webhookId,
  };
  expect((await post('activity/subscriptions', wanted, app)).status).toBe(403);
  expect((await post('activity/subscriptions', wanted)).status).toBe(200);
  expect((await post('activity/subscriptions', wanted)).status).toBe(400);
  expect(await (await call(`webhooks/${webhookId}`, { ...app, method: 'DELETE' })).json()).toEqual({
    data: { deleted: true },
  });
  expect((await (await call('activity/subscriptions', app)).json()).meta.total_subscriptions).toBe(0);
});

test('a webhook that fails its challenge is told nothing, until it passes one', async () => {
  let answers = 'wrong';
  const server = createServer((request, response) => {
    const token = new URL(request.url ?? '', 'http://x').searchParams.get('crc_token');
    response.end(token === null ? '' : JSON.stringify({ response_token: signX(answers, token) }));
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/x`;
  const { call, control, write } = await setXStage({ webhookUrl });
  expect(await (await control('handshakes', { channel: 'x' })).json()).toMatchObject({ isPassed: false });
  expect((await write({})).result).toEqual({ kind: 'unposted', cause: 'webhook not valid' });
  answers = xApp.consumerSecret;
  const [{ id, valid }] = (await (await call('webhooks', { token: xApp.bearerToken })).json()).data;
  expect(valid).toBe(false);
  const checked = await call(`webhooks/${id}`, { token: xApp.bearerToken, method: 'PUT' });
  expect(await checked.json()).toEqual({ data: { valid: true } });
  expect((await write({})).result.kind).toBe('posted');
});

test('replay tells everything once more, also what was lost', async () => {
  const { sandbox, write, control, events } = await setXStage();
  sandbox.faults.set({ rules: [{ fault: 'lost', on: 'webhook', count: 1 }] });
  const lost = await write({ body: 'satu' });
  await write({ body: 'dua' });
  expect(await (await control('x/replays', {})).json()).toEqual({ told: 2 });
  expect(events().map(({ payload }) => payload.text)).toEqual([
    '@lapor1708 dua',
    '@lapor1708 satu',
    '@lapor1708 dua',
  ]);
  expect(events()[1]?.event_uuid).toBe(lost.messageId);
});

test.each([
  ['a way there is not', { kind: 'story' }, /kind must be, on x, one of: mention, reply/],
  ['nothing to answer', { kind: 'reply' }, /no post to refer to/],
  ['no words', { body: '' }, /no empty text/],
  ['an id that is none', { messageId: 'abc' }, /digits/],
  ['an option there is not', { extraParams: { loud: true } }, /extraParams/],
  ['a post of somebody else to edit', { extraParams: { edits: '5' } }, /no such post/],
])('refused before anything is told: %s', async (_label, message, problem) => {
  const { write, product } = await setXStage();
  await expect(write(message)).rejects.toThrow(problem);
  expect(product.posts).toEqual([]);
});
