import { createLog } from '@kanal/runtime';
import { memoryState } from '@kanal/testing';
import { expect, test, vi } from 'vitest';
import type { XApi, XOutcome } from './api/x-api.js';
import { createConnection } from './connection.js';

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

function open(api: XApi, overrides: { takesDirect?: boolean; webhookUrl?: string } = {}) {
  const { takesDirect = true, webhookUrl } = overrides;
  return createConnection({
    api,
    state: memoryState(),
    ours: { ...ours, takesDirect },
    pollEveryMs: 300_000,
    webhookUrl,
    standing: { sawTrouble: () => undefined },
    brought: { has: () => false },
    now: () => Date.UTC(2026, 10, 24),
    log,
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
