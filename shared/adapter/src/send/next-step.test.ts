import { expect, it } from 'vitest';
import { anOutbound } from '../../test/outbound.js';
import { nextStep } from './next-step.js';
import type { SendRecord } from './send-ledger.js';

const at = '2026-11-24T03:00:00.000Z';
const atMs = Date.parse(at);
const claimMs = 45_000;
const expiresAt = '2026-11-24T03:00:10.000Z';
const sending: SendRecord = { state: 'sending', at, attempts: 2, instance: 'i', claim: 'c' };

const table: { label: string; record?: SendRecord; expiresAt?: string; afterMs: number; step: object }[] = [
  { label: 'new', afterMs: 0, step: { step: 'send', attempts: 0 } },
  { label: 'new, in time', expiresAt, afterMs: 9_999, step: { step: 'send', attempts: 0 } },
  { label: 'new, too late', expiresAt, afterMs: 10_000, step: { step: 'expire', attempts: 0 } },
  {
    label: 'to be tried again',
    record: { state: 'retry', at, attempts: 3, code: 'busy' },
    afterMs: 0,
    step: { step: 'send', attempts: 3 },
  },
  {
    label: 'to be tried again, too late',
    record: { state: 'retry', at, attempts: 3, code: 'busy' },
    expiresAt,
    afterMs: 10_000,
    step: { step: 'expire', attempts: 3 },
  },
  { label: 'just claimed', record: sending, afterMs: 5_000, step: { step: 'wait', afterMs: 40_000 } },
  {
    label: 'claimed by a dead worker',
    record: sending,
    afterMs: claimMs,
    step: { step: 'give-up', attempts: 2 },
  },
  {
    label: 'claimed by a dead worker, too late: it may have been sent in time',
    record: sending,
    expiresAt,
    afterMs: claimMs,
    step: { step: 'give-up', attempts: 2 },
  },
  ...(
    [
      { state: 'accepted', at, attempts: 1, providerMessageId: 'L1' },
      { state: 'rejected', at, attempts: 1, code: 'E1', reason: 'no' },
      { state: 'unknown', at, attempts: 1, cause: 'timeout' },
    ] as const
  ).map((record) => ({
    label: `${record.state}, whatever the time`,
    record,
    expiresAt,
    afterMs: 1e9,
    step: { step: 'repeat', record },
  })),
];

it.each(table)('a reply that is $label', ({ record, expiresAt: expiry, afterMs, step }) => {
  const message = anOutbound(expiry === undefined ? {} : { expiresAt: expiry });
  const entry = record && { record, revision: 1 };
  expect(nextStep(message, entry, atMs + afterMs, claimMs)).toEqual(step);
});
