import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './src/child.js';
import { aNumber, sendSms, sendUntilAccepted } from './src/citizen.js';
import { type PartName, type Stack, startStack } from './src/stack.js';
import { tracesOf } from './src/traces.js';
import { atRest, consumersOf, evidenceOf } from './src/witness.js';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.remove());

/** Every message after which the broker repeats itself when it hears nothing: 30 s, see shared/bus. */
const longerThanAckWaitMs = 32_000;

interface Readiness {
  readonly status: number;
  readonly reasons: Readonly<Record<string, string>>;
}

async function readiness(part: PartName): Promise<Readiness> {
  const response = await fetch(`${stack.urls[part]}/readyz`);
  const { reasons } = (await response.json()) as { reasons: Readiness['reasons'] };
  return { status: response.status, reasons };
}

function untilUnready(part: PartName, check: string): Promise<Readiness> {
  return until(`${part} to name ${check}`, async () => {
    const now = await readiness(part);
    return now.status === 503 && now.reasons[check] ? now : undefined;
  });
}

async function sendMany(count: number, body: string): Promise<string[]> {
  const sent = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      sendSms(stack, { from: aNumber(), body: `${body} ${index}` }),
    ),
  );
  expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 200));
  return sent.map(({ messageId }) => messageId);
}

async function expectAnsweredOnce(sids: readonly string[]): Promise<void> {
  const evidence = await evidenceOf(stack);
  const traces = sids.map((sid) => ({ sid, ...tracesOf(evidence, sid) }));
  expect(traces).toMatchObject(sids.map((sid) => ({ sid, receipt: 'settled', complaints: 1, replies: 1 })));
}

/** Deliveries ever made of citizens' messages, repeated ones included. */
async function inboundDeliveries(): Promise<number> {
  const consumers = (await consumersOf(stack)).filter((consumer) => consumer.stream === 'INBOUND');
  return consumers.reduce((sum, consumer) => sum + consumer.deliveries, 0);
}

describe('while MongoDB is away', () => {
  it('takes webhooks, stops the router and spins nothing; processes everything when it returns', async () => {
    const before = await inboundDeliveries();
    await stack.mongo.kill();
    const sids = await sendMany(20, 'Sampah menumpuk di pasar');
    expect((await untilUnready('router', 'store')).reasons).not.toHaveProperty('nats');
    expect((await readiness('sms')).status).toBe(200);
    await sleep(longerThanAckWaitMs);
    sids.push(...(await sendMany(5, 'Saluran air mampet')));
    expect((await consumersOf(stack)).filter((consumer) => consumer.redelivered > 0)).toEqual([]);
    await stack.mongo.restart();
    await stack.ready('router');
    expect((await atRest(stack)).violations).toEqual([]);
    await expectAnsweredOnce(sids);
    expect(await inboundDeliveries()).toBe(before + sids.length);
  });
});

describe('while NATS is away', () => {
  it('keeps webhooks in the spool, also through a kill of the adapter, and drains it when NATS returns', async () => {
    const before = await evidenceOf(stack);
    await stack.nats.kill();
    const from = aNumber();
    const body = 'Jembatan gantung putus di Cikeusal';
    const first = await sendSms(stack, { from, body });
    const again = await sendSms(stack, { from, body, messageId: first.messageId });
    expect([first.status, again.status]).toEqual([200, 200]);
    expect((await untilUnready('router', 'nats')).reasons).not.toHaveProperty('store');
    expect(await readiness('sms')).toEqual({ status: 200, reasons: {} });
    // Killed as soon as the last 200 is out: what was answered is on the disk by then.
    const sids = [first.messageId, ...(await sendMany(19, 'Pohon tumbang'))];
    await stack.part('sms').kill();
    await stack.start('sms');
    sids.push(...(await sendMany(5, 'Tiang listrik miring')));
    expect((await evidenceOf(stack)).receipts).toHaveLength(before.receipts.length);

    await stack.nats.restart();
    await until('every message to be recorded', async () => {
      const { receipts } = await evidenceOf(stack);
      return receipts.length >= before.receipts.length + sids.length ? true : undefined;
    });
    const books = await atRest(stack);
    expect(books.violations).toEqual([]);
    expect(books.receipts).toBe(before.receipts.length + sids.length);
    await expectAnsweredOnce(sids);
  });

  it('says 503 with Retry-After when the spool is full, and loses nothing it took before', async () => {
    await stack.part('sms').stop();
    await stack.start('sms', { SPOOL_MAX_BYTES: String(16 * 1024 * 1024) });
    await stack.nats.kill();
    const before = (await evidenceOf(stack)).receipts.length;
    const citizens = Array.from({ length: 40 }, aNumber);
    const statuses = new Map<string, number | undefined>();
    const long = { body: 'Panjang sekali. '.repeat(900), extraParams: { Lampiran: 'x'.repeat(14_000) } };
    for (let round = 0; ![...statuses.values()].includes(503); round++) {
      expect(round, 'rounds until the spool is full').toBeLessThan(40);
      const sent = await Promise.all(citizens.map((from) => sendSms(stack, { from, ...long })));
      for (const { messageId, status } of sent) statuses.set(messageId, status);
    }
    expect(new Set(statuses.values())).toEqual(new Set([200, 503]));
    const refused = await fetch(`${stack.urls.sms}/webhooks/sms/twilio`, {
      method: 'POST',
      body: 'x'.repeat(60_000),
    });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await readiness('sms')).toEqual({
      status: 503,
      reasons: { intake: expect.stringContaining('spool is full') },
    });

    await stack.nats.restart();
    const kept = [...statuses.values()].filter((status) => status === 200).length;
    await until(
      'every message to be recorded',
      async () => ((await evidenceOf(stack)).receipts.length >= before + kept ? true : undefined),
      60_000,
    );
    const books = await atRest(stack);
    expect(books.violations).toEqual([]);
    expect(books.receipts).toBe(before + kept);
    await stack.ready('sms');
    // What was refused comes again by the provider's retries, and is taken now.
    const [refusedSid] = [...statuses].find(([, status]) => status === 503) ?? [];
    await sendUntilAccepted(stack, { from: aNumber(), body: 'Masih berlubang', messageId: refusedSid ?? '' });
    expect((await atRest(stack)).receipts).toBe(before + kept + 1);
  });
});
