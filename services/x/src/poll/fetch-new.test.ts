import { createLog } from '@kanal/runtime';
import { memoryState } from '@kanal/testing';
import { expect, test } from 'vitest';
import type { XOutcome } from '../api/x-api.js';
import { parsePolled } from '../polled.js';
import { createBrought } from './brought.js';
import { fetchNew } from './fetch-new.js';
import type { Timeline } from './read-pages.js';
import type { TurnRecord } from './turn.js';

const log = createLog({ service: 'x', level: 'silent' });
const brought = createBrought();
const nowMs = Date.UTC(2026, 10, 24, 3);
const hourMs = 3_600_000;

/** The id of what was made so many minutes ago. */
function idAgo(minutes: number): string {
  return String((BigInt(nowMs - minutes * 60_000) - 1_288_834_974_657n) << 22n);
}

/** A timeline with these posts, the newest first, of which X gives so many at once. */
function timelineOf(
  ids: readonly string[],
  { pageSize = 2, maxPages = 8, endsWith = 'gap' as Timeline['endsWith'] } = {},
) {
  const asked: { readonly record: TurnRecord; readonly token: string | undefined }[] = [];
  const failures = new Map<number, XOutcome>();
  const timeline: Timeline = {
    kind: 'mentions',
    maxPages,
    endsWith,
    ask: async (record, token) => {
      asked.push({ record, token });
      const failure = failures.get(asked.length);
      if (failure) return failure;
      const start = Number(token ?? 0);
      const next = start + pageSize;
      const data = ids.slice(start, next).map((id) => ({ id, author_id: '8', text: 'a' }));
      return {
        outcome: 'answer',
        data: { data, meta: next < ids.length ? { next_token: String(next) } : {} },
      };
    },
  };
  return { timeline, asked, failures };
}

function anIntake(refused: readonly string[] = []) {
  const kept: string[] = [];
  const intake = {
    accept: async (body: Uint8Array) => {
      const { item } = JSON.parse(Buffer.from(body).toString()) as { item: { id: string } };
      if (refused.includes(item.id)) return false;
      kept.push(item.id);
      return true;
    },
  };
  return { intake, kept };
}

function turnOf(state: ReturnType<typeof memoryState>, atMs = nowMs) {
  return { state, name: 'mentions', nowMs: atMs, everyMs: 300_000, lookBackMs: 24 * hourMs };
}

async function newestIn(state: ReturnType<typeof memoryState>): Promise<unknown> {
  return ((await state.read('poll.mentions'))?.value as TurnRecord | undefined)?.newestId;
}

const ids = [idAgo(1), idAgo(2), idAgo(3), idAgo(4), idAgo(5)];
const oldestFirst = ids.toReversed();

test('all pages are read and the oldest is kept first; the next round asks for what came after', async () => {
  const state = memoryState();
  const first = timelineOf(ids);
  const { intake, kept } = anIntake();
  expect(await fetchNew({ timeline: first.timeline, turn: turnOf(state), intake, brought, log })).toEqual({
    round: 'done',
  });
  expect(kept).toEqual(oldestFirst);
  expect(first.asked.map(({ token }) => token)).toEqual([undefined, '2', '4']);
  expect(await newestIn(state)).toBe(ids[0]);

  const second = timelineOf([]);
  await fetchNew({ timeline: second.timeline, turn: turnOf(state, nowMs + 300_000), intake, brought, log });
  expect(second.asked[0]?.record.newestId).toBe(ids[0]);
  expect(await newestIn(state)).toBe(ids[0]);
});

test('the first of all rounds begins a day ago, and the next ones at the same time until something came', async () => {
  const state = memoryState();
  const { timeline, asked } = timelineOf([idAgo(60 * 23), idAgo(60 * 25)]);
  const { intake, kept } = anIntake(ids);
  await fetchNew({ timeline: timelineOf([]).timeline, turn: turnOf(state), intake, brought, log });
  await fetchNew({ timeline, turn: turnOf(state, nowMs + hourMs), intake, brought, log });
  expect(asked[0]?.record.beganMs).toBe(nowMs - 24 * hourMs);
  expect(kept).toEqual([idAgo(60 * 23)]);
});

test('how far we are moves on only past what is durable', async () => {
  const state = memoryState();
  const { intake, kept } = anIntake([oldestFirst[2] ?? '']);
  const round = await fetchNew({
    timeline: timelineOf(ids).timeline,
    turn: turnOf(state),
    intake,
    brought,
    log,
  });
  expect(round).toMatchObject({ round: 'failed', trouble: { trouble: 'unreachable' } });
  expect(kept).toEqual(oldestFirst.slice(0, 2));
  expect(await newestIn(state)).toBe(oldestFirst[1]);

  const again = anIntake();
  // Nobody waits for the next turn when this one failed.
  await fetchNew({
    timeline: timelineOf(ids).timeline,
    turn: turnOf(state),
    intake: again.intake,
    brought,
    log,
  });
  expect(again.kept).toEqual(oldestFirst.slice(2));
  expect(await newestIn(state)).toBe(ids[0]);
});

test.each<[XOutcome, string]>([
  [{ outcome: 'limited', resetMs: 7 }, 'limited'],
  [{ outcome: 'over-budget' }, 'over-budget'],
  [{ outcome: 'failed', cause: 'HTTP 503', status: 503, wasSent: true }, 'server'],
  [{ outcome: 'failed', cause: 'HTTP 403', status: 403, wasSent: false }, 'refused'],
  [{ outcome: 'failed', cause: 'KANAL_X_TOKEN_REVOKED', wasSent: false }, 'refused'],
  [{ outcome: 'failed', cause: 'KANAL_X_NOT_CONNECTED', wasSent: false }, 'unreachable'],
])('a page that does not come leaves what is older to be asked for again: %j', async (failure, trouble) => {
  const state = memoryState();
  const { timeline, failures } = timelineOf(ids);
  failures.set(2, failure);
  const { intake, kept } = anIntake();
  expect(await fetchNew({ timeline, turn: turnOf(state), intake, brought, log })).toMatchObject({
    round: 'failed',
    trouble: { trouble },
  });
  expect(kept).toEqual([ids[1], ids[0]]);
  expect(await newestIn(state)).toBeUndefined();
});

test('a timeline that is asked for by its pages is read as far as what we have', async () => {
  const state = memoryState();
  const { intake, kept } = anIntake();
  const old = timelineOf(ids.slice(2));
  await fetchNew({ timeline: old.timeline, turn: turnOf(state), intake, brought, log });
  const all = timelineOf(ids, { pageSize: 2 });
  await fetchNew({ timeline: all.timeline, turn: turnOf(state, nowMs + hourMs), intake, brought, log });
  expect(all.asked).toHaveLength(2);
  expect(kept).toEqual(oldestFirst);
});

test('what X gives no more of is a gap that somebody is told of, and is not asked for for ever', async () => {
  const state = memoryState();
  const told: unknown[] = [];
  const { timeline } = timelineOf(ids, { maxPages: 2 });
  const { intake, kept } = anIntake();
  const listening = { ...log, info: () => undefined, error: (...line: unknown[]) => told.push(line[1]) };
  const options = { timeline, turn: turnOf(state), intake, brought, log: listening as unknown as typeof log };
  expect(await fetchNew(options)).toEqual({ round: 'done' });
  expect(told).toEqual(['poll.gap']);
  expect(kept).toEqual(oldestFirst.slice(1));
  expect(await newestIn(state)).toBe(ids[0]);
});

test('of two processes one asks, and the other does not pay for it a second time', async () => {
  const state = memoryState();
  const { timeline, asked } = timelineOf(ids, { pageSize: 10 });
  const { intake, kept } = anIntake();
  const options = { timeline, turn: turnOf(state), intake, brought, log };
  const rounds = await Promise.all([fetchNew(options), fetchNew(options)]);
  const later = await fetchNew({ ...options, turn: turnOf(state, nowMs + 60_000) });
  expect([...rounds, later].map(({ round }) => round).sort()).toEqual(['done', 'skipped', 'skipped']);
  expect(asked).toHaveLength(1);
  expect(kept).toEqual(oldestFirst);
});

test('a process that died in its turn is waited for, and then not any more', async () => {
  const state = memoryState();
  const held = { beganMs: 0, doneMs: 0, heldUntilMs: nowMs + 1, newestId: idAgo(3) };
  await state.write('poll.mentions', held, 0);
  const { timeline } = timelineOf(ids);
  const { intake, kept } = anIntake();
  expect(await fetchNew({ timeline, turn: turnOf(state), intake, brought, log })).toEqual({
    round: 'skipped',
  });
  await fetchNew({ timeline, turn: turnOf(state, nowMs + 1), intake, brought, log });
  expect(kept).toEqual([ids[1], ids[0]]);
});

test('without the state nothing is asked', async () => {
  const { timeline, asked } = timelineOf(ids);
  const away = { ...memoryState(), read: async () => Promise.reject(new Error('away')) };
  const round = await fetchNew({ timeline, turn: turnOf(away), intake: anIntake().intake, brought, log });
  expect(round).toMatchObject({ round: 'failed', trouble: { trouble: 'unreachable' } });
  expect(asked).toEqual([]);
});

test('what the webhook has brought is passed over, and counts as far as we are', async () => {
  const state = memoryState();
  const known = createBrought();
  known.note([idAgo(1), idAgo(3)]);
  const { intake, kept } = anIntake();
  await fetchNew({ timeline: timelineOf(ids).timeline, turn: turnOf(state), intake, brought: known, log });
  expect(kept).toEqual([idAgo(5), idAgo(4), idAgo(2)]);
  expect(await newestIn(state)).toBe(idAgo(1));
});

test('where we end a round ourselves the next one goes on, and how far we are moves on at the old end', async () => {
  const state = memoryState();
  const have = idAgo(9);
  await state.write('poll.mentions', { beganMs: 0, doneMs: 0, heldUntilMs: 0, newestId: have }, 0);
  const { intake, kept } = anIntake();
  const { timeline, asked } = timelineOf([...ids, have], { maxPages: 1, endsWith: 'rest' });
  const newest: unknown[] = [];
  for (let round = 0; round < 3; round++) {
    const turn = turnOf(state, nowMs + round * hourMs);
    expect(await fetchNew({ timeline, turn, intake, brought, log })).toEqual({ round: 'done' });
    newest.push(await newestIn(state));
  }
  expect(asked.map(({ token }) => token)).toEqual([undefined, '2', '4']);
  expect(kept.toSorted()).toEqual(oldestFirst);
  expect(newest).toEqual([have, have, ids[0]]);
  await fetchNew({ timeline, turn: turnOf(state, nowMs + 3 * hourMs), intake, brought, log });
  expect(asked[3]?.token).toBeUndefined();
});

test('a rest is asked for again from the page that did not come, and anew when X does not take its token', async () => {
  const state = memoryState();
  const { timeline, asked, failures } = timelineOf(ids, { endsWith: 'rest' });
  const { intake, kept } = anIntake();
  const run = () => fetchNew({ timeline, turn: turnOf(state), intake, brought, log });
  failures.set(2, { outcome: 'limited', resetMs: 7 });
  failures.set(3, { outcome: 'failed', cause: 'HTTP 400', status: 400, wasSent: false });
  await run();
  await run();
  expect(await newestIn(state)).toBeUndefined();
  await run();
  expect(asked.map(({ token }) => token)).toEqual([undefined, '2', '2', undefined, '2', '4']);
  expect(new Set(kept)).toEqual(new Set(ids));
  expect(await newestIn(state)).toBe(ids[0]);
});

test('a rest that could not be kept is asked for again', async () => {
  const state = memoryState();
  const { timeline, asked } = timelineOf(ids, { maxPages: 1, endsWith: 'rest' });
  const run = (intake: ReturnType<typeof anIntake>['intake']) =>
    fetchNew({ timeline, turn: turnOf(state), intake, brought, log });
  expect((await run(anIntake([ids[0] ?? '']).intake)).round).toBe('failed');
  await fetchNew({ timeline, turn: turnOf(state), intake: anIntake().intake, brought, log });
  expect(asked.map(({ token }) => token)).toEqual([undefined, undefined]);
});

test('a page of errors alone is trouble, and does not say that there is nothing', async () => {
  const state = memoryState();
  const { timeline, failures } = timelineOf(ids);
  failures.set(2, { outcome: 'answer', data: { errors: [{ title: 'Service Unavailable' }] } });
  const { intake } = anIntake();
  expect(await fetchNew({ timeline, turn: turnOf(state), intake, brought, log })).toEqual({
    round: 'failed',
    trouble: { trouble: 'server', cause: 'KANAL_X_ERRORS_ONLY' },
  });
  expect(await newestIn(state)).toBeUndefined();
});

test('a round that breaks gives its turn back: the next one asks', async () => {
  const state = memoryState();
  const { timeline, failures } = timelineOf(ids);
  failures.set(1, { outcome: 'answer', data: 7 });
  const { intake, kept } = anIntake();
  expect((await fetchNew({ timeline, turn: turnOf(state), intake, brought, log })).round).toBe('failed');
  expect(await fetchNew({ timeline, turn: turnOf(state, nowMs + 250), intake, brought, log })).toEqual({
    round: 'done',
  });
  expect(kept).toEqual(oldestFirst);
});

test('an item without an id is handed on, for somebody to see', async () => {
  const bodies: unknown[] = [];
  const intake = {
    accept: async (body: Uint8Array) => {
      bodies.push(parsePolled(body, { userId: '1', username: 'a', takesDirect: true }));
      return true;
    },
  };
  const timeline: Timeline = {
    kind: 'mentions',
    maxPages: 1,
    endsWith: 'gap',
    ask: async () => ({ outcome: 'answer', data: { data: [{ author_id: '8', text: 'a' }] } }),
  };
  await fetchNew({ timeline, turn: turnOf(memoryState()), intake, brought, log });
  expect(bodies).toMatchObject([{ malformed: [{ reason: expect.stringContaining('id') }] }]);
});
