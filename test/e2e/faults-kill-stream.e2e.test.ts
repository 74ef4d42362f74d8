import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aNumber, sendUntilAccepted } from './src/citizen.js';
import { type PartName, type Stack, startStack } from './src/stack.js';
import { atRest, consumersOf } from './src/witness.js';

const count = 2_000;
const perSecond = 100;

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ parts: [] });
  // Twilio's longest retries, as an operator is told to set them for the number's webhook.
  const webhook = `${stack.urls.sms}/webhooks/sms/twilio#rc=5&rp=all`;
  await stack.start('sandbox', { SMS_WEBHOOK_URL: webhook, SMS_STATUS_DELAYS_MS: '20,40,60' });
  await Promise.all([stack.start('sms'), stack.start('router')]);
  await Promise.all([stack.ready('sms'), stack.ready('router')]);
});
afterAll(() => stack?.remove());

interface Sms {
  readonly from: string;
  readonly body: string;
  readonly messageId: string;
}

/** Nine of ten from a citizen who writes for the first time, one from a citizen who has written; each tenth is posted twice. */
function makeStream(): Sms[] {
  const stream: Sms[] = [];
  for (let serial = 0; serial < count; serial++) {
    const earlier = stream.at(-25);
    const messageId = `SM${randomBytes(16).toString('hex')}`;
    const isFollowUp = serial % 10 === 7 && earlier !== undefined;
    stream.push({
      from: isFollowUp ? earlier.from : aNumber(),
      body: isFollowUp ? `Lampu jalan di sana juga mati (${serial})` : `Jalan rusak di kilometer ${serial}`,
      messageId,
    });
    if (serial % 10 === 3 && earlier) stream.push(earlier);
  }
  return stream;
}

/**
 * Sends at the rate whatever the answers, as citizens do, and posts again what found no adapter. Resolves when every
 * message has had its 200.
 */
async function sendAll(stream: readonly Sms[]): Promise<void> {
  const startedMs = Date.now();
  const underway: Promise<unknown>[] = [];
  for (const [index, sms] of stream.entries()) {
    const dueInMs = startedMs + (index * 1000) / perSecond - Date.now();
    if (dueInMs > 0) await sleep(dueInMs);
    underway.push(sendUntilAccepted(stack, sms));
  }
  await Promise.all(underway);
}

async function killPart(part: PartName): Promise<void> {
  await stack.part(part).kill();
  await stack.start(part);
}

async function killEngine(engine: 'nats' | 'mongo'): Promise<void> {
  await stack[engine].kill();
  await sleep(500);
  await stack[engine].restart();
}

/** Everything but the sandbox: it is the witness. */
const kills: readonly (readonly [name: string, kill: () => Promise<void>])[] = [
  ['sms', () => killPart('sms')],
  ['router', () => killPart('router')],
  ['nats', () => killEngine('nats')],
  ['mongo', () => killEngine('mongo')],
];

it(`keeps every promise when each process is killed during a stream of ${count} SMS`, async () => {
  const startedMs = Date.now();
  const sending = sendAll(makeStream());
  // Twice each, spread over the stream: at the first kill hardly anything is under way yet.
  const everyMs = (count * 1000) / perSecond / (2 * kills.length + 1);
  for (const [turn, [, kill]] of [...kills, ...kills].entries()) {
    const dueInMs = startedMs + everyMs * (turn + 1) - Date.now();
    if (dueInMs > 0) await sleep(dueInMs);
    await kill();
  }
  await sending;
  const sentAfterMs = Date.now() - startedMs;

  const books = await atRest(stack);
  const consumers = await consumersOf(stack);
  const inbound = consumers.filter((consumer) => consumer.stream === 'INBOUND');
  const deliveriesToRouter = inbound.reduce((sum, consumer) => sum + consumer.deliveries, 0);
  const { violations, ...figures } = books;
  console.info({
    ...figures,
    violations: violations.length,
    deliveriesToRouter,
    sentAfterMs,
    atRestAfterMs: Date.now() - startedMs,
  });
  expect(violations).toEqual([]);
  expect([books.sent, books.accepted]).toEqual([count, count]);
  // There was something to break: the broker and the provider had to repeat themselves.
  expect(deliveriesToRouter).toBeGreaterThan(books.receipts);
  expect(books.repeats).toBeGreaterThan(0);
});
