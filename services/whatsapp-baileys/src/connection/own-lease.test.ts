import { createLog } from '@kanal/runtime';
import type { Collection } from 'mongodb';
import { expect, it } from 'vitest';
import { type LeaseDocument, leaseMs } from '../auth/lease.js';
import { holdLease } from './own-lease.js';

it('lets go five seconds before the lease ends, also while the database owes an answer', async () => {
  let clock = 0;
  const silent = { updateOne: () => new Promise(() => undefined) } as unknown as Collection<LeaseDocument>;
  const lease = { session: '6281200001710', owner: 'one', fence: 1, adoptedBefore: 0, untilMs: leaseMs };
  await holdLease(lease, new AbortController().signal, {
    leases: silent,
    now: () => clock,
    pause: async (ms) => {
      clock += ms;
    },
    log: createLog({ service: 'baileys', level: 'silent' }),
  });
  expect(clock).toBe(leaseMs - 5_000);
});
