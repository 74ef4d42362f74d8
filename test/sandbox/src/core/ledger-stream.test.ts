import { expect, test } from 'vitest';
import { goodCall, setStage } from '../../test/test-sandbox.js';

test('the stream tells what was and what comes, once each, for one citizen', async () => {
  const { sandbox, url } = await setStage();
  const say = (from: string, body: string) => sandbox.sendFromCitizen({ channel: 'sms', from, body });
  await say(goodCall.To, 'satu');
  await say('+6281207654321', 'bukan saya');
  const stop = new AbortController();
  const response = await fetch(`${url}/_sandbox/stream?citizen=${encodeURIComponent(goodCall.To)}`, {
    signal: stop.signal,
  });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  let text = '';
  let second: Promise<unknown> | undefined;
  for await (const part of response.body ?? []) {
    text += Buffer.from(part).toString();
    if (text.includes('dua')) break;
    if (text.includes('satu')) second ??= say(goodCall.To, 'dua');
  }
  await second;
  stop.abort();
  expect([...text.matchAll(/"Body":"([^"]+)"/g)].map((match) => match[1])).toEqual(['satu', 'dua']);
  expect([...text.matchAll(/^id: (\d+)$/gm)].map((match) => match[1])).toEqual(['1', '3']);
});
