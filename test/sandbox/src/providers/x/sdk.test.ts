import { Agent } from 'node:http';
import { type IClientSettings, TwitterApi } from 'twitter-api-v2';
import { expect, test } from 'vitest';
import { setXStage, xApp } from '../../../test/x-stage.js';

/** The library knows one address only, and https; this sends its requests to the sandbox. */
function toSandbox(url: string): Partial<IClientSettings> {
  return {
    httpAgent: new Agent(),
    plugins: [
      {
        onBeforeRequest: ({ computedParams }) => {
          const { pathname, search } = computedParams.url;
          computedParams.url = new URL(pathname + search, url);
        },
      },
    ],
  };
}

test('the library the product uses: refresh, mentions, reply, own timeline, messages, without a violation', async () => {
  const { url, calls, write } = await setXStage();
  const app = new TwitterApi({ clientId: xApp.clientId, clientSecret: xApp.clientSecret }, toSandbox(url));
  const { client, refreshToken, expiresIn } = await app.refreshOAuth2Token(xApp.refreshToken);
  expect(refreshToken).not.toBe(xApp.refreshToken);
  expect(expiresIn).toBe(7_200);

  const { messageId } = await write({ body: 'Lampu jalan mati @lapor1708' });
  for (const number of [1, 2, 3, 4, 5]) await write({ from: `Warga ${number}`, body: `aduan ${number}` });
  const mentions = await client.v2.userMentionTimeline(xApp.userId, {
    max_results: 5,
    'tweet.fields': ['author_id', 'created_at', 'note_tweet'],
    'user.fields': ['username', 'public_metrics'],
    expansions: ['author_id'],
  });
  expect(mentions.tweets).toHaveLength(5);
  expect(mentions.includes.author(mentions.tweets[0] as never)?.username).toBe('Warga5');
  expect(mentions.rateLimit).toMatchObject({ limit: 300, remaining: 299 });
  await mentions.fetchNext();
  expect(mentions.tweets.at(-1)).toMatchObject({ id: messageId, text: 'Lampu jalan mati @lapor1708' });

  const reply = await client.v2.reply('Pesan Anda diterima, no. BTN-1', messageId);
  expect(reply.data.text).toBe('@SitiAminah Pesan Anda diterima, no. BTN-1');
  const own = await client.v2.userTimeline(xApp.userId, { 'tweet.fields': ['referenced_tweets'] });
  expect(own.tweets).toMatchObject([
    { id: reply.data.id, referenced_tweets: [{ type: 'replied_to', id: messageId }] },
  ]);
  expect((await client.v2.tweets([messageId, '1'])).errors).toMatchObject([{ title: 'Not Found Error' }]);

  const { citizen } = await write({ kind: 'dm', body: 'Halo' });
  await client.v2.sendDmToParticipant(citizen, { text: 'Halo juga' });
  const events = await client.v2.listDmEvents({ 'dm_event.fields': ['sender_id', 'created_at'] });
  expect(events.events.map((event) => 'text' in event && event.text)).toEqual(['Halo juga', 'Halo']);
  expect((await client.v2.me()).data.username).toBe('lapor1708');
  expect((await calls()).flatMap(({ violations }) => violations)).toEqual([]);
});

test('the library understands refusals: its codes, limits and problems', async () => {
  const { url, sandbox, write } = await setXStage();
  const client = new TwitterApi(xApp.accessToken, toSandbox(url));
  const { messageId } = await write({});
  await client.v2.reply('satu', messageId);
  await expect(client.v2.reply('satu', messageId)).rejects.toMatchObject({
    code: 403,
    data: { detail: 'You are not allowed to create a Tweet with duplicate content.' },
  });
  sandbox.faults.set({ rules: [{ fault: 'too-many-requests', retryAfterSeconds: 60, count: 1 }] });
  await expect(client.v2.reply('dua', messageId)).rejects.toMatchObject({
    code: 429,
    rateLimitError: true,
    rateLimit: { remaining: 0, limit: 100 },
  });
  await expect(new TwitterApi('wrong', toSandbox(url)).v2.reply('tiga', messageId)).rejects.toMatchObject({
    code: 401,
    isAuthError: true,
  });
});
