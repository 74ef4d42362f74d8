import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './src/child.js';
import { aNumber, type LedgerEntry, ledger, sendSms, setFaults } from './src/citizen.js';
import { type Stack, startStack } from './src/stack.js';
import { tracesOf } from './src/traces.js';
import { atRest, evidenceOf } from './src/witness.js';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.remove());

const calls = (citizen: string) => ledger(stack, { kind: 'call', citizen });

/** Verdict of each call for the citizen, in order. */
async function verdicts(citizen: string): Promise<(string | undefined)[]> {
  return (await calls(citizen)).map((call) => call.verdict?.kind);
}

async function complainUnder(rules: readonly object[]): Promise<{ from: string; sid: string }> {
  await setFaults(stack, rules);
  const from = aNumber();
  const { messageId, status } = await sendSms(stack, { from, body: 'Trotoar rusak di Jalan Veteran' });
  expect(status).toBe(200);
  return { from, sid: messageId };
}

/** Waits until the acknowledgement of the message has this status. */
function untilDelivery(sid: string, status: string): Promise<true> {
  return until(`the reply to be ${status}`, async () =>
    tracesOf(await evidenceOf(stack), sid).delivery === status ? true : undefined,
  );
}

async function expectKept(): Promise<void> {
  expect((await atRest(stack)).violations).toEqual([]);
}

describe('a call for a reply', () => {
  it('is made again after 429, when Retry-After is over, and succeeds once', async () => {
    const { from, sid } = await complainUnder([
      { fault: 'too-many-requests', retryAfterSeconds: 2, count: 1 },
    ]);
    await untilDelivery(sid, 'delivered');
    await expectKept();
    expect(await verdicts(from)).toEqual(['rejected', 'accepted']);
    const [refused = '', taken = ''] = (await calls(from)).map((call) => call.at);
    expect(Date.parse(taken) - Date.parse(refused)).toBeGreaterThanOrEqual(2_000);
  });

  it.each([
    ['a 500', { fault: 'server-error', count: 1 }, 'rejected'],
    ['a 503', { fault: 'server-error', status: 503, count: 1 }, 'rejected'],
    ['a connection that breaks before', { fault: 'reset-before-accept', count: 1 }, 'cut'],
  ])('is not made again after %s: nobody knows, and a person can see that', async (_name, rule, verdict) => {
    const { from, sid } = await complainUnder([rule]);
    await untilDelivery(sid, 'unknown');
    await expectKept();
    expect(await verdicts(from)).toEqual([verdict]);
  });

  it.each([
    ['breaks', 'reset'],
    ['hangs until we give it up', 'hang'],
  ])('whose answer %s is unknown until a callback tells, and is not made again', async (_name, ending) => {
    const { from, sid } = await complainUnder([
      { fault: 'timeout-after-accept', ending, count: 1 },
      { fault: 'delay', on: 'callback', delayMs: ending === 'hang' ? 40_000 : 4_000, count: 3 },
    ]);
    await until(
      'the reply to be unknown',
      async () => (tracesOf(await evidenceOf(stack), sid).delivery === 'unknown' ? true : undefined),
      60_000,
    );
    await untilDelivery(sid, 'delivered');
    await expectKept();
    expect(await verdicts(from)).toEqual(['accepted']);
  });

  it('is told as refused when the carrier does not deliver', async () => {
    const { from, sid } = await complainUnder([{ fault: 'undelivered', errorCode: 30_003, count: 1 }]);
    await untilDelivery(sid, 'rejected');
    await expectKept();
    expect(await verdicts(from)).toEqual(['accepted']);
  });
});

describe('what the provider posts', () => {
  it('counts once, however many copies come at the same time', async () => {
    const { from, sid } = await complainUnder([
      { fault: 'duplicate', on: 'webhook', copies: 15, count: 1 },
      { fault: 'duplicate', on: 'callback', copies: 3, probability: 1 },
    ]);
    await untilDelivery(sid, 'delivered');
    await expectKept();
    expect(await ledger(stack, { kind: 'webhook', citizen: from })).toHaveLength(16);
    expect(await verdicts(from)).toEqual(['accepted']);
  });

  it('may come in the wrong order: both messages are in the books, one complaint, one answer', async () => {
    await setFaults(stack, [{ fault: 'reorder', on: 'webhook', heldAtMostMs: 10_000, count: 1 }]);
    const from = aNumber();
    const held = await sendSms(stack, { from, body: 'Bau limbah dari sungai' });
    expect(held.status).toBeUndefined();
    const passed = await sendSms(stack, { from, body: 'Tepatnya di Kragilan' });
    await until('both to be recorded', async () => {
      const evidence = await evidenceOf(stack);
      const both = [held, passed].map(({ messageId }) => tracesOf(evidence, messageId).complaints);
      return both.every((complaints) => complaints === 1) ? true : undefined;
    });
    await expectKept();
    const webhooks = await ledger(stack, { kind: 'webhook', citizen: from });
    expect(webhooks.map((webhook) => webhook.messageId)).toEqual([passed.messageId, held.messageId]);
    expect(await verdicts(from)).toEqual(['accepted']);
  });

  it('does not take a delivery back when older news come later', async () => {
    const { from, sid } = await complainUnder([
      // The first two: queued and sent.
      { fault: 'delay', on: 'callback', delayMs: 1_500, count: 2 },
    ]);
    await untilDelivery(sid, 'delivered');
    const posts = await until('the late news', async () => {
      const all = await ledger(stack, { kind: 'callback', citizen: from });
      return all.length === 3 ? all : undefined;
    });
    expect(posts.map((post: LedgerEntry) => post.status)).toEqual(['delivered', 'queued', 'sent']);
    await expectKept();
    expect(tracesOf(await evidenceOf(stack), sid).delivery).toBe('delivered');
  });

  it('is not believed under a wrong signature, and leaves no trace', async () => {
    await setFaults(stack, [{ fault: 'wrong-signature', on: 'webhook', count: 1 }]);
    const forged = await sendSms(stack, { from: aNumber(), body: 'Saya bukan Twilio' });
    expect(forged.status).toBe(403);
    await expectKept();
    expect(tracesOf(await evidenceOf(stack), forged.messageId)).toMatchObject({ receipt: undefined });
  });
});
