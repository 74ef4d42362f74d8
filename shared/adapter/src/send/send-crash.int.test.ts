import type { ChildProcess } from 'node:child_process';
import { outboundKind, toPublication } from '@kanal/contracts';
import type { CrashPoint } from '@kanal/runtime';
import { buildProgram, type ChildProgram } from '@kanal/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startLetterProvider } from '../../test/letter-provider.js';
import { anOutbound } from '../../test/outbound.js';
import { outboundLeft, startTestBus, statusesOf } from '../../test/test-bus.js';

let program: ChildProgram;
const children: ChildProcess[] = [];

beforeAll(async () => {
  program = await buildProgram(new URL('../../test/sender-child.ts', import.meta.url));
});

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await program.remove();
});

function start(env: Record<string, string>): { child: ChildProcess; ended: Promise<NodeJS.Signals | null> } {
  const child = program.start(env);
  children.push(child);
  return { child, ended: new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal))) };
}

const table: { point: CrashPoint; calls: number; statuses: string[] }[] = [
  // Nobody can know that the provider was not called: a person decides.
  { point: 'sender.after-claim', calls: 0, statuses: ['unknown'] },
  { point: 'sender.after-provider', calls: 1, statuses: ['unknown'] },
  { point: 'sender.after-record', calls: 1, statuses: ['accepted'] },
  { point: 'sender.after-status', calls: 1, statuses: ['accepted'] },
];

describe('send worker that is killed', () => {
  it.each(table)('at $point calls the provider $calls times in all', async ({ point, calls, statuses }) => {
    const { bus, env } = await startTestBus();
    const provider = await startLetterProvider();
    try {
      const message = anOutbound();
      await bus.publisher.publish(toPublication(outboundKind, message));
      const first = start({ ...env, PROVIDER_URL: provider.baseUrl, CRASH_AT: point });
      expect(await first.ended).toBe('SIGKILL');

      // A later worker, at a time when the first one's claim is no longer believed.
      const second = start({ ...env, PROVIDER_URL: provider.baseUrl, CLOCK_AHEAD_MS: '60000' });
      await vi.waitUntil(async () => (await outboundLeft(bus)) === 0, { timeout: 20_000, interval: 50 });
      expect(provider.references).toEqual(Array.from({ length: calls }, () => message.id));
      const told = await statusesOf(bus);
      expect(told.map(({ status }) => status)).toEqual(statuses);
      expect(told[0]).toMatchObject({ outboundId: message.id });
      second.child.kill('SIGTERM');
      expect(await second.ended).toBeNull();
    } finally {
      await provider.close();
      await bus.close();
    }
  });

  it('over and over while it sends many: every reply ends once, none is sent twice', async () => {
    const { bus, env } = await startTestBus();
    const provider = await startLetterProvider();
    try {
      const messages = Array.from({ length: 300 }, () => anOutbound());
      await bus.publisher.publishAll(messages.map((message) => toPublication(outboundKind, message)));
      for (let kill = 0; kill < 3; kill++) {
        // Each one's clock is a minute ahead of the one before: it does not wait for the dead one's claims.
        const clock = { CLOCK_AHEAD_MS: String(kill * 60_000) };
        const { child, ended } = start({ ...env, PROVIDER_URL: provider.baseUrl, ...clock });
        const before = provider.references.length;
        await vi.waitUntil(() => provider.references.length > before + 20, { timeout: 20_000, interval: 1 });
        child.kill('SIGKILL');
        await ended;
      }
      const last = start({ ...env, PROVIDER_URL: provider.baseUrl, CLOCK_AHEAD_MS: '180000' });
      await vi.waitUntil(async () => (await outboundLeft(bus)) === 0, { timeout: 30_000, interval: 50 });
      last.child.kill('SIGTERM');
      await last.ended;

      expect(new Set(provider.references).size).toBe(provider.references.length);
      const told = await statusesOf(bus);
      expect(new Set(told.map(({ outboundId }) => outboundId))).toEqual(
        new Set(messages.map(({ id }) => id)),
      );
      // Whatever is not told as unknown was taken by the provider.
      const taken = told.filter(({ status }) => status === 'accepted').map(({ outboundId }) => outboundId);
      expect(taken.filter((id) => !provider.references.includes(id ?? ''))).toEqual([]);
    } finally {
      await provider.close();
      await bus.close();
    }
  });
});
