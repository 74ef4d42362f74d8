import { createLog } from '@kanal/runtime';
import { memoryState } from '@kanal/testing';
import { expect, test, vi } from 'vitest';
import type { XApi, XOutcome } from './api/x-api.js';
import { type ConnectionOptions, createConnection } from './connection.js';

const ours = { userId: '1708', username: 'lapor1708', takesDirect: true };
const log = createLog({ service: 'x', level: 'silent' });

function anApi(outcome: XOutcome) {
  const asked: string[] = [];
  const api: XApi = new Proxy({} as XApi, {
    get: (_target, name) => async () => {
      asked.push(String(name));
      return outcome;
    },
  });
  return { api, asked };
}

function open(api: XApi, overrides: Partial<ConnectionOptions> & { takesDirect?: boolean } = {}) {
  const { takesDirect = true, ...others } = overrides;
  return createConnection({
    api,
    state: memoryState(),
    ours: { ...ours, takesDirect },
    pollEveryMs: 300_000,
    webhookUrl: undefined,
    standing: { sawTrouble: () => undefined },
    brought: { has: () => false },
    now: () => Date.UTC(2026, 10, 24),
    log,
    idle: async () => undefined,
    ...others,
  }).open({ accept: async () => true });
}

test('mentions and direct messages are asked for at once, and the webhook when it is ours to look after', async () => {
  const { api, asked } = anApi({ outcome: 'answer', data: {} });
  const connection = open(api, { webhookUrl: 'https://kanal.example.go.id/webhooks/x' });
  await vi.waitFor(() => expect(asked.toSorted()).toEqual(['directEvents', 'mentions', 'webhooks']));
  expect(connection.health()).toBeUndefined();
  await connection.stop();
});

test('what is switched off is not asked for', async () => {
  const { api, asked } = anApi({ outcome: 'answer', data: {} });
  const connection = open(api, { takesDirect: false });
  await vi.waitFor(() => expect(asked).toEqual(['mentions']));
  await connection.stop();
  expect(asked).toEqual(['mentions']);
});

test('only a refusal that keeps everything from working makes us unready', async () => {
  const refused = anApi({ outcome: 'failed', cause: 'HTTP 403', status: 403, wasSent: false });
  const one = open(refused.api);
  await vi.waitFor(() => expect(one.health()).toMatch(/X_REFRESH_TOKEN/));
  await one.stop();

  const poor = anApi({ outcome: 'over-budget' });
  const other = open(poor.api);
  await vi.waitFor(() => expect(poor.asked).toHaveLength(2));
  expect(other.health()).toBeUndefined();
  await other.stop();
});

test('direct messages are asked for once a minute at most, as X takes it', async () => {
  const state = memoryState();
  const nowMs = Date.UTC(2026, 10, 24);
  const before = { beganMs: 0, doneMs: nowMs - 30_000, heldUntilMs: 0 };
  await state.write('poll.mentions', before, 0);
  await state.write('poll.dms', before, 0);
  const { api, asked } = anApi({ outcome: 'answer', data: {} });
  const connection = open(api, { state, pollEveryMs: 10_000 });
  await vi.waitFor(() => expect(asked).toContain('mentions'));
  await connection.stop();
  expect(asked).toEqual(['mentions']);
});

test('a stop waits for what is to be written down', async () => {
  const { api } = anApi({ outcome: 'answer', data: {} });
  let write = (): void => undefined;
  const idle = new Promise<void>((resolve) => {
    write = resolve;
  });
  let isStopped = false;
  const stopped = open(api, { idle: () => idle })
    .stop()
    .then(() => {
      isStopped = true;
    });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(isStopped).toBe(false);
  write();
  await stopped;
});
