import { setTimeout as sleep } from 'node:timers/promises';
import type { Books, Evidence } from '@kanal/checker';
import { crashPoints as allPoints } from '@kanal/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './src/child.js';
import { aNumber, sendSms, sendUntilAccepted, setFaults } from './src/citizen.js';
import { type Stack, startStack } from './src/stack.js';
import { matches, type Traces, tracesOf } from './src/traces.js';
import { atRest, evidenceOf } from './src/witness.js';

interface Row {
  readonly part: 'router' | 'sms';
  /** What the crash leaves; a crash anywhere else leaves something different wherever the witnesses can see it. */
  readonly leaves: Partial<Traces>;
  /** What it comes to once the part is back. */
  readonly ends: { readonly replies: 0 | 1; readonly delivery: string };
  /** What NATS does: `away` when the crash happens, or it `returns` and the crash is while the spool is drained. */
  readonly nats?: 'away' | 'returns';
}

/** Callbacks are held back in this file, so that a delivery's status is what our own side knows of it. */
const answered = { replies: 1, delivery: 'accepted' } as const;

/**
 * Points that no SMS passes: nobody can take one back. They are tried in whatsapp.e2e.test.ts; those of long messages,
 * which Twilio joins itself, in joiner.int.test.ts of the SMS adapter.
 */
const notBySms = [
  'router.after-withdrawal',
  'router.after-narrative',
  'sms.after-part-kept',
  'sms.after-joined',
] as const;

type CrashPoint = Exclude<(typeof allPoints)[number], (typeof notBySms)[number]>;
const crashPoints = allPoints.filter(
  (point): point is CrashPoint => !(notBySms as readonly string[]).includes(point),
);

const rows: Readonly<Record<CrashPoint, Row>> = {
  'sender.after-claim': {
    part: 'sms',
    leaves: { receipt: 'settled', replies: 0, delivery: undefined },
    ends: { replies: 0, delivery: 'unknown' },
  },
  'sender.after-provider': {
    part: 'sms',
    leaves: { replies: 1, delivery: undefined },
    ends: { replies: 1, delivery: 'unknown' },
  },
  'sender.after-record': { part: 'sms', leaves: { replies: 1, delivery: undefined }, ends: answered },
  'sender.after-status': { part: 'sms', leaves: { replies: 1, delivery: 'accepted' }, ends: answered },
  'ingest.after-publish': { part: 'sms', leaves: { receipt: 'settled', complaints: 1 }, ends: answered },
  'ingest.after-spool': {
    part: 'sms',
    nats: 'away',
    leaves: { receipt: undefined, complaints: 0 },
    ends: answered,
  },
  'spool.after-drain-publish': {
    part: 'sms',
    nats: 'returns',
    leaves: { receipt: 'settled', complaints: 1 },
    ends: answered,
  },
  'router.after-receipt': {
    part: 'router',
    leaves: { receipt: 'received', complaints: 0 },
    ends: answered,
  },
  'router.after-commit': {
    part: 'router',
    leaves: { receipt: 'received', complaints: 1, outbox: 2, replies: 0 },
    ends: answered,
  },
  'router.after-settle': {
    part: 'router',
    leaves: { receipt: 'settled', complaints: 1, outbox: 2, replies: 0 },
    ends: answered,
  },
  'router.after-outbox-publish': {
    part: 'router',
    leaves: { receipt: 'settled', outbox: 2, replies: 1 },
    ends: answered,
  },
  'router.after-outbox-mark': {
    part: 'router',
    leaves: { receipt: 'settled', outbox: 0, replies: 1 },
    ends: answered,
  },
  'router.before-ack': {
    part: 'router',
    leaves: { receipt: 'settled', outbox: 0, replies: 1 },
    ends: answered,
  },
};

const sids = new Map<CrashPoint, string>();
let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
  await setFaults(stack, [{ fault: 'delay', on: 'callback', delayMs: 3_600_000, probability: 1 }]);
});
afterAll(() => stack?.remove());

it('has a row for every crash point', () => {
  expect(Object.keys(rows).sort()).toEqual([...crashPoints].sort());
});

describe.each(Object.entries(rows))('killed at %s', (name, row) => {
  const point = name as CrashPoint;
  it('dies exactly there', async () => {
    const { part, nats } = row;
    const message = { from: aNumber(), body: `Lampu jalan padam di RT 03 (${point})` };
    if (nats) await stack.nats.kill();
    await stack.part(part).stop();
    await stack.start(part, { CRASH_AT: point });
    if (part === 'router') await stack.ready('router');
    const sent = await sendSms(stack, message);
    sids.set(point, sent.messageId);
    if (nats === 'returns') await stack.nats.restart();
    // An earlier row's message, delivered again, may get there first: then once more.
    for (let tries = 1; ; tries++) {
      const { signal } = await stack.part(part).ended;
      expect(signal).toBe('SIGKILL');
      if (await soon(async () => matches(tracesOf(await evidenceOf(stack), sent.messageId), row.leaves)))
        break;
      if (tries === 3) expect(tracesOf(await evidenceOf(stack), sent.messageId)).toMatchObject(row.leaves);
      await stack.start(part, { CRASH_AT: point });
    }
    if (nats === 'away') await stack.nats.restart();
    await stack.start(part);
    // The provider heard nothing, or hears itself again: it makes no difference.
    await sendUntilAccepted(stack, { ...message, messageId: sent.messageId });
    // The next row may kill NATS: an answer of the provider that cannot be recorded then would be unknown, rightly.
    if (part === 'sms' && row.ends === answered) {
      const isTold = async () => tracesOf(await evidenceOf(stack), sent.messageId).delivery === 'accepted';
      await until('the answer to be told', async () => ((await isTold()) ? true : undefined));
    }
  });
});

describe('when every part is back', () => {
  let books: Books;
  let evidence: Evidence;
  beforeAll(async () => {
    books = await atRest(stack);
    evidence = await evidenceOf(stack);
  });

  it('has kept every promise', () => {
    expect(books).toMatchObject({
      violations: [],
      accepted: crashPoints.length,
      receipts: crashPoints.length,
      complaints: crashPoints.length,
      replies: crashPoints.length - 1,
      unknown: 2,
    });
  });

  it.each(crashPoints)('%s: one complaint, and as many answers as promised', (point) => {
    const { ends } = rows[point];
    expect(tracesOf(evidence, sids.get(point) ?? '')).toEqual({
      receipt: 'settled',
      complaints: 1,
      outbox: 0,
      ...ends,
    });
  });
});

/** Whether the probe says yes within 20 s: what another part does with the traces takes a moment, or a crowded machine. */
async function soon(probe: () => Promise<boolean>): Promise<boolean> {
  const deadline = Date.now() + 20_000;
  while (!(await probe())) {
    if (Date.now() > deadline) return false;
    await sleep(100);
  }
  return true;
}
