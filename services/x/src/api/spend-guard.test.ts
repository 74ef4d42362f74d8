import { createLog } from '@kanal/runtime';
import { memoryState } from '@kanal/testing';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { fixturePrices } from '../fixtures/an-outbound-part.js';
import { microDollars } from './micro-dollars.js';
import { type ChargeKind, chargeKinds } from './prices.js';
import { createSpendGuard, type SpendGuard } from './spend-guard.js';
import { spendLedgerSchema } from './spend-ledger.js';

const november = Date.UTC(2026, 10, 24, 4);
type State = ReturnType<typeof memoryState>;

function aGuard(
  overrides: { state?: Pick<State, 'read' | 'write'>; budgetUsd?: number; now?: () => number } = {},
) {
  const { state = memoryState(), budgetUsd = 1, now = () => november } = overrides;
  return createSpendGuard({
    state,
    prices: fixturePrices,
    budget: microDollars(budgetUsd),
    readReserve: microDollars(0.25),
    now,
    log: createLog({ service: 'x', level: 'silent' }),
  });
}

async function spentOf(guard: SpendGuard): Promise<number> {
  return (await guard.view()).ledger.spent;
}

test('replies stop before the reserve for reading, reads at the budget itself', async () => {
  const guard = aGuard();
  const outcomes: string[] = [];
  for (let n = 0; n < 80; n++) outcomes.push((await guard.reserve('reply', 1, 'write')).reserved);
  expect(outcomes.filter((each) => each === 'yes')).toHaveLength(75);
  expect((await guard.reserve('owned-read', 250, 'read')).reserved).toBe('yes');
  expect((await guard.reserve('owned-read', 1, 'read')).reserved).toBe('over-budget');
  expect(await spentOf(guard)).toBe(1_000_000);
});

test('what was not spent is given back, once', async () => {
  const guard = aGuard();
  const reservation = await guard.reserve('owned-read', 100, 'read');
  if (reservation.reserved !== 'yes') throw new Error('refused');
  await reservation.settle(3_000);
  await reservation.settle(0);
  expect((await guard.view()).ledger).toEqual({ spent: 3_000, byKind: { 'owned-read': 3_000 } });
});

test('a new month begins with nothing, and what was given back late is not its own', async () => {
  let nowMs = Date.UTC(2026, 10, 30, 23, 59);
  const state = memoryState();
  const guard = aGuard({ state, now: () => nowMs });
  const reservation = await guard.reserve('reply', 50, 'write');
  nowMs += 120_000;
  await guard.reserve('reply', 1, 'write');
  if (reservation.reserved === 'yes') await reservation.settle(0);
  expect(await guard.view()).toMatchObject({ month: '2026-12', ledger: { spent: 10_000 } });
  expect((await state.read('spend.2026-11'))?.value).toMatchObject({ spent: 500_000 });
});

test('what X has charged is entered whatever the budget, in few writes', async () => {
  const state = memoryState();
  const writes = vi.spyOn(state, 'write');
  const guard = aGuard({ state });
  for (let n = 0; n < 1_000; n++) guard.charge('post-event', 1);
  await guard.idle();
  expect(await spentOf(guard)).toBe(5_000_000);
  expect(writes.mock.calls.length).toBeLessThan(5);
});

test('once it is known that nothing fits, ten thousand replies are refused without a look at the state', async () => {
  const state = memoryState();
  const guard = aGuard({ state, budgetUsd: 0.25 });
  await guard.reserve('reply', 1, 'write');
  const reads = vi.spyOn(state, 'read');
  const writes = vi.spyOn(state, 'write');
  for (let n = 0; n < 10_000; n++) {
    expect((await guard.reserve('reply', 1, 'write')).reserved).toBe('over-budget');
  }
  expect(reads).not.toHaveBeenCalled();
  expect(writes).not.toHaveBeenCalled();
});

test('a refusal is not believed for ever: another process may have given something back', async () => {
  let nowMs = november;
  const state = memoryState();
  const one = aGuard({ state, budgetUsd: 0.26, now: () => nowMs });
  const other = aGuard({ state, budgetUsd: 0.26, now: () => nowMs });
  const held = await other.reserve('reply', 1, 'write');
  expect((await one.reserve('reply', 1, 'write')).reserved).toBe('over-budget');
  if (held.reserved === 'yes') await held.settle(0);
  nowMs += 61_000;
  expect((await one.reserve('reply', 1, 'write')).reserved).toBe('yes');
});

test('without the ledger there is no call; an entry that may have been written counts as spent', async () => {
  const state = memoryState();
  let isAway = true;
  const guard = aGuard({
    state: {
      read: state.read,
      async write(...args) {
        const revision = await state.write(...args);
        if (isAway) throw new Error('no answer');
        return revision;
      },
    },
  });
  expect((await guard.reserve('reply', 1, 'write')).reserved).toBe('unavailable');
  isAway = false;
  expect(await spentOf(guard)).toBe(10_000);
  expect((await guard.reserve('reply', 1, 'write')).reserved).toBe('yes');
  expect(await spentOf(guard)).toBe(20_000);
});

test('charges are kept while the ledger cannot be reached', async () => {
  vi.useFakeTimers();
  try {
    const state = memoryState();
    let isAway = true;
    const read: State['read'] = (key) => (isAway ? Promise.reject(new Error('away')) : state.read(key));
    const guard = aGuard({ state: { read, write: state.write } });
    guard.charge('direct-event', 3);
    await guard.idle();
    isAway = false;
    await vi.advanceTimersByTimeAsync(10_000);
    await guard.idle();
    expect(await spentOf(guard)).toBe(30_000);
  } finally {
    vi.useRealTimers();
  }
});

/** A state that answers when the scheduler says, so that any two steps may come in any order. */
function inAnyOrder(state: State, scheduler: fc.Scheduler): Pick<State, 'read' | 'write'> {
  return {
    read: (key) => scheduler.schedule(Promise.resolve()).then(() => state.read(key)),
    write: async (key, value, revision) => {
      await scheduler.schedule(Promise.resolve());
      const written = await state.write(key, value, revision);
      await scheduler.schedule(Promise.resolve());
      return written;
    },
  };
}

const step = fc.record({
  guard: fc.integer({ min: 0, max: 2 }),
  kind: fc.constantFrom<ChargeKind>(...chargeKinds),
  count: fc.integer({ min: 1, max: 30 }),
  purpose: fc.constantFrom('read' as const, 'write' as const),
  /** Of a hundredth of what was reserved; more than that is never given back. */
  actual: fc.integer({ min: 0, max: 100 }),
});

test('whatever is reserved and given back at once by three processes, the budget is never exceeded', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(step, { minLength: 1, maxLength: 25 }),
      async (scheduler, steps) => {
        const state = memoryState();
        const highest = { spent: 0 };
        const watched: State = {
          ...state,
          async write(key, value, revision) {
            const written = await state.write(key, value, revision);
            const { spent } = value as { spent: number };
            if (written !== undefined) highest.spent = Math.max(highest.spent, spent);
            return written;
          },
        };
        const guards = [0, 1, 2].map(() => aGuard({ state: inAnyOrder(watched, scheduler) }));
        let held = 0;
        let heldMost = 0;
        const all = steps.map(async ({ guard, kind, count, purpose, actual }) => {
          const reservation = await guards[guard]?.reserve(kind, count, purpose);
          if (reservation?.reserved !== 'yes') return;
          const micros = fixturePrices[kind] * count;
          held += micros;
          heldMost = Math.max(heldMost, held);
          const spent = Math.floor((micros * actual) / 100);
          held -= micros - spent;
          await reservation.settle(spent);
        });
        await scheduler.waitFor(Promise.all(all));
        expect(highest.spent).toBeLessThanOrEqual(1_000_000);
        expect(heldMost).toBeLessThanOrEqual(1_000_000);
        const written = await state.read('spend.2026-11');
        expect(written ? spendLedgerSchema.parse(written.value).spent : 0).toBe(held);
      },
    ),
    { numRuns: 150 },
  );
});
