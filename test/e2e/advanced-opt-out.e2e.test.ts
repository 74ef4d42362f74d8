import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from './src/child.js';
import { complain, type LedgerEntry, ledger, replyText, sendSms } from './src/citizen.js';
import { metric } from './src/metrics.js';
import { type Stack, startStack } from './src/stack.js';

/** Twilio's Advanced Opt-Out: it knows our words, answers them itself, and says so in `OptOutType`. */
let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ variables: { sandbox: { SMS_OPT_OUT: 'advanced' } } });
});
afterAll(() => stack?.remove());

/** Sends, waits until the router has settled it as `outcome`, and leaves a call to the provider the time to be made. */
async function settled(outcome: string, sms: { from: string; body: string }): Promise<void> {
  const count = () => metric(stack.urls.router, 'kanal_router_messages_total', { outcome });
  const before = await count();
  expect((await sendSms(stack, sms)).status).toBe(200);
  await until(`it to be ${outcome}`, async () => ((await count()) > before ? true : undefined));
  await sleep(500);
}

/** Every call to the provider for this citizen, refused ones included. */
const calls = (citizen: string): Promise<LedgerEntry[]> => ledger(stack, { kind: 'call', citizen });

/** What the provider said of each of the citizen's messages. */
async function optOutTypes(citizen: string): Promise<(string | undefined)[]> {
  const webhooks = await ledger(stack, { kind: 'webhook', citizen });
  return webhooks.map(({ params }) => params['OptOutType']);
}

it('BERHENTI is recorded without a call of ours, so is what follows, until MULAI', async () => {
  const { from, ticket } = await complain(stack, 'Pungutan di parkir RSUD');
  await settled('command', { from, body: 'BERHENTI' });
  // A question for the status is answered to everybody but those who said STOP to us.
  await settled('answered', { from, body: ticket });
  await settled('appended', { from, body: 'Masih terjadi sampai hari ini' });
  await settled('answered', { from, body: 'BANTUAN' });
  expect(await calls(from)).toHaveLength(1);
  await settled('command', { from, body: 'MULAI' });
  expect(await calls(from)).toHaveLength(1);
  await settled('answered', { from, body: ticket });
  expect(await replyText(stack, from, 2)).toContain(ticket);
  expect(await optOutTypes(from)).toEqual([
    undefined,
    'STOP',
    undefined,
    undefined,
    'HELP',
    'START',
    undefined,
  ]);
});

it('START, the carrier’s word, undoes STOP as well', async () => {
  const { from, ticket } = await complain(stack, 'Lampu jalan di Kramatwatu mati');
  await settled('command', { from, body: 'stop' });
  await settled('answered', { from, body: ticket });
  expect(await calls(from)).toHaveLength(1);
  await settled('command', { from, body: 'START' });
  await settled('answered', { from, body: ticket });
  expect(await replyText(stack, from, 2)).toContain(ticket);
  expect(await calls(from)).toHaveLength(2);
});
