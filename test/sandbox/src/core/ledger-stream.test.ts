import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { goodCall, setStage, temporaryFolder } from '../../test/test-sandbox.js';
import { openLedger } from './ledger.js';
import { streamLedger } from './ledger-stream.js';

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

test('entries written while the past is still being read come once', async () => {
  // Nothing fits in memory, so the past is read from the file while new entries arrive.
  const ledger = await openLedger({
    path: join(await temporaryFolder(), 'ledger.jsonl'),
    nowMs: () => 0,
    maxEntriesInMemory: 1,
  });
  const append = (citizen: string) =>
    ledger.append({
      kind: 'call',
      provider: 'twilio',
      operation: 'message.create',
      citizen,
      messageId: null,
      params: {},
      violations: [],
      faults: [],
      verdict: { kind: 'accepted' },
    });
  for (let index = 0; index < 20; index += 1) await append('before');
  const end = new AbortController();
  const server = createServer(async (_request, response) => {
    const streaming = streamLedger(ledger, {}, response, end.signal);
    for (let index = 0; index < 20; index += 1) await append('during');
    await streaming;
    await append('after');
    end.abort();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const text = await (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)).text();
  server.close();
  await ledger.close();
  const seqs = [...text.matchAll(/^id: (\d+)$/gm)].map((match) => Number(match[1]));
  expect(seqs).toEqual(Array.from({ length: 41 }, (_, index) => index + 1));
});
