import http from 'node:http';
import { TwitterApi } from 'twitter-api-v2';
import { expect, test } from 'vitest';
import { startXStandIn } from '../fixtures/x-stand-in.js';
import { createCallX } from './call-x.js';

const requests: readonly ((client: TwitterApi) => Promise<unknown>)[] = [
  ({ v2 }) => v2.reply('Jalan “rusak” & gelap + 100%\n🙏', '1990000000000000001'),
  ({ v2 }) => v2.sendDmToParticipant('9000000000000000001', { text: 'Halo' }),
  ({ v2 }) => v2.get('users/1/mentions', { max_results: 100, 'tweet.fields': 'author_id,lang' }),
  ({ v2 }) => v2.put('webhooks/1'),
];

test('makes the calls the whole library makes', async () => {
  const x = await startXStandIn(() => ({ status: 200, body: { data: {} } }));
  const callX = createCallX({ apiBaseUrl: x.baseUrl, now: Date.now });
  const whole = new TwitterApi('bearer', {
    httpAgent: new http.Agent(),
    plugins: [
      {
        onBeforeRequest({ computedParams }) {
          computedParams.url = new URL(computedParams.url.href.replace('https://api.x.com', x.baseUrl));
        },
      },
    ],
  });
  try {
    for (const request of requests) {
      expect(await callX('bearer', request, AbortSignal.timeout(5_000))).toMatchObject({ answer: 'done' });
      await request(whole);
    }
    const told = x.calls.map(({ method, path, body, headers }) => {
      const { authorization, 'content-type': contentType } = headers;
      return { method, path, body, authorization, contentType };
    });
    for (let n = 0; n < told.length; n += 2) expect(told[n]).toEqual(told[n + 1]);
    expect(told).toHaveLength(2 * requests.length);
  } finally {
    x.close();
  }
});

test('a call ends when its signal does, however far it has come', async () => {
  const x = await startXStandIn(() => 'hang');
  const callX = createCallX({ apiBaseUrl: x.baseUrl, now: Date.now });
  try {
    expect(await callX('bearer', ({ v2 }) => v2.get('webhooks'), AbortSignal.timeout(100))).toMatchObject({
      answer: 'none',
    });
  } finally {
    x.close();
  }
});

test('a page of the longest posts is read to its end', async () => {
  const data = Array.from({ length: 100 }, (_, n) => ({ id: String(n), text: 'a'.repeat(25_000) }));
  const x = await startXStandIn(() => ({ status: 200, body: { data } }));
  const callX = createCallX({ apiBaseUrl: x.baseUrl, now: Date.now });
  try {
    const answer = await callX('bearer', ({ v2 }) => v2.get('users/1/mentions'), AbortSignal.timeout(20_000));
    expect(answer).toEqual({ answer: 'done', data: { data } });
  } finally {
    x.close();
  }
});
