import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AdapterState } from '@kanal/adapter';
import { createSandbox, type Sandbox } from '@kanal/sandbox';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { anOutboundPart, type OutboundPart } from './fixtures/an-outbound-part.js';
import { anOutbound, outgoingApp } from './fixtures/outgoing.js';
import { realStates } from './fixtures/real-state.js';

const { userId, clientId, clientSecret, bearerToken } = outgoingApp;
const username = 'lapor1708';

let states: readonly AdapterState[];
let closeStates: () => Promise<void>;
let folder: string;
let x: Sandbox;
let url: string;
let serial = 0;
/** X's own first refresh token: another one for each test, so that each begins anew. */
let refreshToken: string;

beforeAll(async () => {
  ({ states, close: closeStates } = await realStates(3));
});
afterAll(() => closeStates());

beforeEach(async () => {
  serial += 1;
  refreshToken = `seed-refresh-token-${serial}`;
  folder = await mkdtemp(join(tmpdir(), 'kanal-x-'));
  x = await createSandbox({
    dataDir: folder,
    twilio: {
      accountSid: `AC${'0'.repeat(32)}`,
      authToken: '0'.repeat(32),
      number: '+6281200001708',
      webhookUrl: 'http://127.0.0.1:9/sms',
    },
    x: {
      webhookUrl: 'http://127.0.0.1:9/webhooks/x',
      consumerSecret: 'fixture-consumer-secret',
      clientId,
      clientSecret,
      refreshToken,
      bearerToken,
      userId,
      username,
      doesReuseRevoke: true,
      retryPauseMs: 1,
    },
  });
  url = await x.listen('127.0.0.1', 0);
});
afterEach(async () => {
  await x.close();
  await rm(folder, { recursive: true, force: true });
});

/** The outbound half, once for each process. */
function processes(overrides: Parameters<typeof anOutboundPart>[1] = {}): OutboundPart[] {
  return states.map((state, n) =>
    anOutboundPart(url, { state, refreshToken, owner: `process-${n}`, now: Date.now, ...overrides }),
  );
}

async function mention(): Promise<string> {
  const sent = await x.sendFromCitizen({ channel: 'x', from: 'Siti Aminah', body: 'Jalan berlubang' });
  return sent.messageId;
}

async function calls(operation: string): Promise<{ readonly verdict: { readonly kind: string } }[]> {
  const entries = await x.ledger.entries({ kind: 'call' });
  return entries.filter((entry) => 'operation' in entry && entry.operation === operation) as never;
}

const timeout = () => AbortSignal.timeout(15_000);

test('three processes use every refresh token once, however often access ends under all of them', async () => {
  const parts = processes();
  let refused: string | undefined;
  for (let round = 1; round <= 4; round++) {
    // Each round in a process anew: a renewal is not repeated within seconds.
    const fresh = round === 1 ? parts : processes();
    const tokens = await Promise.all(
      fresh.flatMap(({ tokens }) => [tokens.get(timeout(), refused), tokens.get(timeout(), refused)]),
    );
    const values = new Set(tokens.map((each) => (each.token === 'valid' ? each.value : each.token)));
    expect(values.size).toBe(1);
    [refused] = values;
    const refreshes = await calls('token.refresh');
    expect(refreshes).toHaveLength(round);
    expect(refreshes.every(({ verdict }) => verdict.kind === 'accepted')).toBe(true);
  }
});

test('three processes that reserve at once never go over what the month allows', async () => {
  const budgetUsd = 1;
  const parts = processes({ budgetUsd, readReserveUsd: 0.4, now: () => Date.UTC(2031, serial, 5) });
  const outcomes = await Promise.all(
    parts.flatMap(({ spend }) => Array.from({ length: 40 }, () => spend.reserve('reply', 1, 'write'))),
  );
  expect(outcomes.filter(({ reserved }) => reserved === 'yes')).toHaveLength(60);
  expect(outcomes.filter(({ reserved }) => reserved === 'over-budget')).toHaveLength(60);
  const [one, other] = outcomes.filter((outcome) => outcome.reserved === 'yes');
  await Promise.all([one?.settle(0), other?.settle(0)]);
  for (const { spend } of parts) expect((await spend.view()).ledger.spent).toBe(580_000);
});

test('X has taken the reply and its answer is lost: our own timeline tells, and it stands once', async () => {
  const [part] = processes({ pauseMs: 50 });
  const message = anOutbound({ inReplyTo: await mention() });
  x.faults.set({
    rules: [{ fault: 'timeout-after-accept', ending: 'reset', operation: 'post.create', count: 1 }],
  });
  const result = await part?.send(message, timeout());
  expect(result).toEqual({ outcome: 'accepted', providerMessageId: expect.stringMatching(/^[0-9]+$/) });
  expect(await calls('post.create')).toMatchObject([{ verdict: { kind: 'accepted' } }]);

  // Another process that is handed the same reply does not post it again either.
  const [, other] = processes({ pauseMs: 50 });
  expect(await other?.send(message, timeout())).toEqual(result);
  expect(await calls('post.create')).toMatchObject([
    { verdict: { kind: 'accepted' } },
    { verdict: { kind: 'rejected', status: 403 } },
  ]);
});

test('a reply that X never saw, and did not say so, stays unknown', async () => {
  const [part] = processes({ pauseMs: 50 });
  x.faults.set({ rules: [{ fault: 'reset-before-accept', operation: 'post.create', count: 1 }] });
  expect(await part?.send(anOutbound({ inReplyTo: await mention() }), timeout())).toMatchObject({
    outcome: 'unknown',
    cause: expect.stringContaining('our own timeline does not show the reply yet'),
  });
});

test('who did not summon us is not answered, and it costs nothing', async () => {
  const [part] = processes({ now: () => Date.now(), budgetUsd: 50 });
  const before = (await part?.spend.view())?.ledger.spent;
  const id = await mention();
  const gone = anOutbound({ inReplyTo: String(BigInt(id) + 1n) });
  expect(await part?.send(gone, timeout())).toMatchObject({ outcome: 'rejected' });
  expect((await part?.spend.view())?.ledger.spent).toBe(before);
});
