import type { Graph, GraphAnswer } from '@kanal/graph';
import { createLog } from '@kanal/runtime';
import { expect, test } from 'vitest';
import { anOutbound } from './fixtures/a-meta-adapter.js';
import { fixtureAccounts, fixtureApp } from './fixtures/read-fixtures.js';
import { createSend } from './send.js';

const usage = { percent: 0, regainMs: 0 };
const done: GraphAnswer = { answer: 'done', data: { message_id: 'm_1' }, usage };

async function sendWith(answer: GraphAnswer, message = anOutbound()) {
  const lines: string[] = [];
  const calls: { login: string; token: string }[] = [];
  const graphOf = (login: string): Graph => ({
    call: async ({ token }) => {
      calls.push({ login, token });
      return answer;
    },
  });
  const send = createSend({
    accounts: fixtureAccounts,
    graphs: { facebook: graphOf('facebook'), instagram: graphOf('instagram') },
    now: () => Date.parse('2026-11-24T04:00:00.000Z'),
    log: createLog({
      service: 'meta',
      level: 'info',
      destination: { write: (line) => void lines.push(line) },
    }),
  });
  return { result: await send(message, AbortSignal.timeout(1_000)), calls, lines };
}

test.each([
  [fixtureApp.pageId, 'facebook', fixtureApp.pageToken],
  [fixtureApp.pageInstagramId, 'facebook', fixtureApp.pageToken],
  [fixtureApp.instagramId, 'instagram', fixtureApp.instagramToken],
])('%s is reached the way it was connected', async (account, login, token) => {
  expect((await sendWith(done, anOutbound({ account }))).calls).toEqual([{ login, token }]);
});

test('no connection is tried again at once: the kit waits longer each time', async () => {
  const { result } = await sendWith({ answer: 'not-connected' });
  expect(result).toEqual({ outcome: 'retry', code: 'KANAL_META_NOT_CONNECTED', afterMs: 0 });
});

test('nobody knows: not called again', async () => {
  const { result, calls } = await sendWith({ answer: 'unclear', cause: 'ECONNRESET' });
  expect(result).toEqual({ outcome: 'unknown', cause: 'ECONNRESET' });
  expect(calls).toHaveLength(1);
});

test('a second private reply is refused by Meta, and the admin learns what to do', async () => {
  const message = anOutbound({ kind: 'comment', inReplyTo: '11_22' });
  const { result } = await sendWith({ answer: 'error', status: 400, code: 10900, usage }, message);
  expect(result).toMatchObject({
    outcome: 'rejected',
    reason: expect.stringContaining('answer it in public'),
  });
});

test.each([
  [79, undefined, []],
  [80, 1_000, [{ level: 'warn', msg: 'meta.usage', percent: 80 }]],
  [100, 60_000, [{ level: 'warn', msg: 'meta.usage', percent: 100 }]],
])('at %i percent of what Meta grants the account rests', async (percent, restMs, expected) => {
  const { result, lines } = await sendWith({ ...done, usage: { percent, regainMs: 0 } });
  expect(result).toMatchObject({ outcome: 'accepted', providerMessageId: 'm_1' });
  expect('restMs' in result ? result.restMs : undefined).toBe(restMs);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject(expected);
});

test('a wrong setting is an error in the log, without the recipient and the token', async () => {
  const { lines } = await sendWith({ answer: 'error', status: 401, code: 190, subcode: 463, usage });
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    {
      level: 'error',
      msg: 'meta.alert',
      errorCode: 190,
      subcode: 463,
      whatToDo: expect.stringContaining('META_PAGES'),
      outboundId: anOutbound().id,
    },
  ]);
  expect(lines.join()).not.toMatch(/7000000000000001|EAAtoken/);
});
