import type { ChannelAdapter } from '@kanal/adapter';
import { describeAdapter } from '@kanal/adapter/conformance';
import { createLog } from '@kanal/runtime';
import { expect, test } from 'vitest';
import { microDollars } from '../api/micro-dollars.js';
import { anOutboundPart } from '../fixtures/an-outbound-part.js';
import { anOutbound, outgoing, outgoingApp, outgoingNowMs } from '../fixtures/outgoing.js';
import { type StandInAnswer, startXStandIn } from '../fixtures/x-stand-in.js';
import { accountRate, recipientRate } from './limits.js';
import { createSend } from './send.js';

describeAdapter(
  (baseUrl): ChannelAdapter => ({
    name: 'x',
    channels: ['x'],
    provider: 'x',
    routes: [],
    rates: { account: accountRate, recipient: recipientRate },
    send: anOutboundPart(baseUrl).send,
  }),
  { signatureHeader: 'x-twitter-webhooks-signature', incoming: [], outgoing },
);

const posted: StandInAnswer = { status: 201, body: { data: { id: '1990000000000000009' } } };

async function withX<T>(
  answer: StandInAnswer,
  run: (x: Awaited<ReturnType<typeof startXStandIn>>) => Promise<T>,
): Promise<T> {
  const x = await startXStandIn(() => answer);
  try {
    return await run(x);
  } finally {
    x.close();
  }
}

const timeout = () => AbortSignal.timeout(5_000);

test('without budget nothing is sent, and the admin reads what to do in Indonesian first', async () => {
  await withX(posted, async ({ baseUrl, calls }) => {
    const { send } = anOutboundPart(baseUrl, { budgetUsd: 5.009, readReserveUsd: 5 });
    const result = await send(anOutbound(), timeout());
    expect(result).toEqual({
      outcome: 'rejected',
      code: 'KANAL_X_BUDGET',
      reason: expect.stringMatching(
        /^anggaran bulanan X habis: US\$5\.009 sampai 2026-12-01 .*X_MONTHLY_BUDGET_USD/,
      ),
    });
    expect(calls).toEqual([]);
  });
});

test('a reply that may still go out next month waits for it, alone', async () => {
  const now = () => Date.UTC(2026, 10, 30, 23);
  await withX(posted, async ({ baseUrl }) => {
    const { send } = anOutboundPart(baseUrl, { budgetUsd: 5, now });
    const late = anOutbound({ expiresAt: '2026-12-01T12:00:00.000Z' });
    expect(await send(late, timeout())).toEqual({
      outcome: 'retry',
      code: 'KANAL_X_BUDGET',
      afterMs: 3_600_000,
      isForRecipientOnly: true,
    });
    const early = anOutbound({ expiresAt: '2026-12-01T00:01:00.000Z' });
    expect(await send(early, timeout())).toMatchObject({ outcome: 'rejected', code: 'KANAL_X_BUDGET' });
  });
});

test('a link is paid for as X prices it, where links are allowed', async () => {
  await withX(posted, async ({ baseUrl }) => {
    const { send, spend } = anOutboundPart(baseUrl, { linksInReplies: true });
    await send(anOutbound({ text: 'Lihat lapor.go.id' }), timeout());
    expect((await spend.view()).ledger).toEqual({ spent: 200_000, byKind: { 'reply-with-link': 200_000 } });
  });
});

test('what X has certainly not taken is given back, what it may have taken is not', async () => {
  await withX({ status: 403, body: { title: 'Forbidden' } }, async ({ baseUrl }) => {
    const { send, spend } = anOutboundPart(baseUrl);
    await send(anOutbound(), timeout());
    expect((await spend.view()).ledger.spent).toBe(0);
  });
  await withX({ status: 502, body: {} }, async ({ baseUrl }) => {
    const { send, spend } = anOutboundPart(baseUrl);
    expect(await send(anOutbound({ kind: 'direct', visibility: 'private' }), timeout())).toMatchObject({
      outcome: 'unknown',
    });
    expect((await spend.view()).ledger.spent).toBe(15_000);
  });
});

test('nobody there: nothing was sent, and nothing is spent', async () => {
  const { send, spend } = anOutboundPart('http://127.0.0.1:9');
  expect(await send(anOutbound(), timeout())).toEqual({
    outcome: 'retry',
    code: 'KANAL_X_NOT_CONNECTED',
    afterMs: 0,
  });
  expect((await spend.view()).ledger.spent).toBe(0);
});

test('an answer that never comes leaves time to look whether the reply stands', async () => {
  const { text, inReplyTo = '' } = anOutbound();
  const x = await startXStandIn(({ method }) =>
    method === 'POST'
      ? 'hang'
      : {
          status: 200,
          body: { data: [{ id: '77', text, referenced_tweets: [{ type: 'replied_to', id: inReplyTo }] }] },
        },
  );
  try {
    const { send } = anOutboundPart(x.baseUrl, { answerMs: 200 });
    expect(await send(anOutbound(), timeout())).toEqual({ outcome: 'accepted', providerMessageId: '77' });
    expect(x.calls.map(({ method }) => method)).toEqual(['POST', 'GET']);
  } finally {
    x.close();
  }
});

test('looking is paid for: without budget for it nobody knows', async () => {
  await withX({ status: 503, body: {} }, async ({ baseUrl, calls }) => {
    const { send } = anOutboundPart(baseUrl, { budgetUsd: 0.01, readReserveUsd: 0 });
    expect(await send(anOutbound(), timeout())).toEqual({
      outcome: 'unknown',
      cause: 'HTTP 503; our own timeline could not be read (over-budget)',
    });
    expect(calls).toHaveLength(1);
  });
});

test('X’s limit of direct messages holds up no reply in public, and is not asked again', async () => {
  const reset = String(outgoingNowMs / 1000 + 600);
  const limited: StandInAnswer = {
    status: 429,
    body: {},
    headers: { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': reset },
  };
  const x = await startXStandIn(({ path }) => (path === '/2/tweets' ? posted : limited));
  try {
    const { send } = anOutboundPart(x.baseUrl);
    const direct = anOutbound({ kind: 'direct', visibility: 'private' });
    const waits = { outcome: 'retry', code: 'KANAL_X_LIMIT', afterMs: 600_000, isForRecipientOnly: true };
    expect(await send(direct, timeout())).toEqual(waits);
    expect(await send(direct, timeout())).toEqual(waits);
    expect(await send(anOutbound(), timeout())).toMatchObject({ outcome: 'accepted' });
    expect(x.calls).toHaveLength(2);
  } finally {
    x.close();
  }
});

test('switched off, direct messages are refused without a call', async () => {
  await withX(posted, async ({ baseUrl, calls }) => {
    const { send } = anOutboundPart(baseUrl, { directMessages: false });
    const direct = anOutbound({ kind: 'direct', visibility: 'private' });
    expect(await send(direct, timeout())).toMatchObject({ outcome: 'rejected', code: 'KANAL_X_DIRECT_OFF' });
    expect(calls).toEqual([]);
  });
});

test('what somebody has to do is an error in the log, without X’s words, the recipient and tokens', async () => {
  const lines: string[] = [];
  const log = createLog({
    service: 'x',
    level: 'info',
    destination: { write: (line) => void lines.push(line) },
  });
  const depleted: StandInAnswer = {
    status: 402,
    body: { title: 'CreditsDepleted', detail: 'Your enrolled account [9000000000000000001] has none' },
  };
  await withX(depleted, async ({ baseUrl }) => {
    await anOutboundPart(baseUrl, { log }).send(anOutbound(), timeout());
  });
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    {
      level: 'error',
      msg: 'x.alert',
      code: 'KANAL_X_CREDITS_DEPLETED',
      whatToDo: expect.stringContaining('credits'),
    },
  ]);
  expect(lines.join()).not.toMatch(/9000000000000000001|fixture-access|enrolled/);
});

test('who waits for another’s answer has time left, and comes again by itself', async () => {
  let answer = (): void => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const x = await startXStandIn(async () => {
    await answered;
    return posted;
  });
  try {
    const { send } = anOutboundPart(x.baseUrl, { turnMs: 20 });
    const first = send(anOutbound(), timeout());
    expect(await send(anOutbound(), AbortSignal.timeout(2_000))).toEqual({
      outcome: 'retry',
      code: 'KANAL_X_TURN',
      afterMs: 5_000,
      isForRecipientOnly: true,
    });
    answer();
    expect(await first).toMatchObject({ outcome: 'accepted' });
    expect(x.calls).toHaveLength(1);
  } finally {
    answer();
    x.close();
  }
});

test('replies the budget has nothing for do not use up X’s window', async () => {
  const reset = String(outgoingNowMs / 1000 + 600);
  const headers = { 'x-rate-limit-remaining': '2', 'x-rate-limit-reset': reset };
  await withX({ ...posted, headers }, async ({ baseUrl }) => {
    const { send } = anOutboundPart(baseUrl, { linksInReplies: true, budgetUsd: 0.1, readReserveUsd: 0 });
    await send(anOutbound(), timeout());
    const dear = anOutbound({ text: 'Lihat lapor.go.id' });
    for (let n = 0; n < 3; n++) {
      expect(await send(dear, timeout())).toMatchObject({ code: 'KANAL_X_BUDGET' });
    }
    expect(await send(anOutbound(), timeout())).toMatchObject({ outcome: 'accepted' });
  });
});

test.each([401, 402, 403])(
  'what keeps direct messages back with %d holds up no reply in public',
  async (status) => {
    const detail = 'Your account is suspended and does not have any credits.';
    await withX({ status, body: { title: 'Forbidden', detail } }, async ({ baseUrl }) => {
      const { send } = anOutboundPart(baseUrl);
      const direct = anOutbound({ kind: 'direct', visibility: 'private' });
      expect(await send(direct, timeout())).toMatchObject({ outcome: 'retry', isForRecipientOnly: true });
    });
  },
);

test('a call that breaks gives its turn back', async () => {
  let calls = 0;
  const broken = async (): Promise<never> => {
    calls += 1;
    throw new Error('a fault of ours');
  };
  const send = createSend({
    api: { createPost: broken, sendDirect: broken, ownPosts: broken },
    budget: microDollars(50),
    userId: outgoingApp.userId,
    directMessages: true,
    linksInReplies: false,
    turnMs: 20,
    now: () => outgoingNowMs,
    log: createLog({ service: 'x', level: 'silent' }),
  });
  for (let n = 0; n < 2; n++) await expect(send(anOutbound(), timeout())).rejects.toThrow('ours');
  expect(calls).toBe(2);
});
