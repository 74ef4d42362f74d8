import { memoryState } from '@kanal/testing';
import { expect, test } from 'vitest';
import { look, of, part, joinerStage as stage } from '../fixtures/joiner-stage.js';

test('what waits has no time to live; what is finished has, and a look does not read it', async () => {
  const { aJoiner, state } = stage();
  const joiner = aJoiner();
  await joiner.take({ of, part: part(1) });
  const [waiting = ''] = await state.keys('parts');
  expect(state.ttlMsOf(waiting)).toBeUndefined();
  await joiner.take({ of, part: part(2) });
  const [done = ''] = await state.keys('parts-done');
  expect([state.ttlMsOf(waiting), state.ttlMsOf(done)]).toEqual([30_000, 30 * 60_000]);
  await joiner.take({ of, part: part(1, 'lain') });
  expect(state.ttlMsOf(waiting)).toBeUndefined();
});

test('a part of a finished message is known when what waited has gone, by a look nothing of it is read', async () => {
  const { aJoiner, state, accepted } = stage();
  for (const seq of [1, 2]) await aJoiner().take({ of, part: part(seq) });
  const next = memoryState();
  for (const key of await state.keys('parts-done')) await next.write(key, (await state.read(key))?.value, 0);
  expect(await aJoiner({ state: next }).take({ of, part: part(2) })).toBe(true);
  expect(accepted).toHaveLength(1);
  expect(await next.keys('parts')).toEqual([]);
  const reads: string[] = [];
  const read = async (key: string) => {
    reads.push(key);
    return next.read(key);
  };
  await look(aJoiner({ state: { ...next, read } }), true);
  expect(reads).toEqual([]);
});

test('a death between what is remembered and what waits leaves one message, and its parts known', async () => {
  const { aJoiner, state, messages } = stage();
  await aJoiner().take({ of, part: part(1) });
  const write: typeof state.write = async (key, ...rest) => {
    const [value] = rest;
    const isEmptied = key.startsWith('parts.') && (value as { closed: unknown[] }).closed.length === 0;
    if (isEmptied) throw new Error('killed');
    return state.write(key, ...rest);
  };
  await expect(aJoiner({ state: { ...state, write } }).take({ of, part: part(2) })).rejects.toThrow('killed');
  const next = aJoiner();
  expect(await next.take({ of, part: part(1) })).toBe(true);
  expect(await next.take({ of, part: part(2) })).toBe(true);
  expect(messages().map(({ text }) => text)).toEqual(['12']);
  const [done = ''] = await state.keys('parts-done');
  expect((await state.read(done))?.value).toMatchObject({
    done: [{ fingerprints: [{}, {}].map(() => expect.any(String)) }],
  });
});

test('when others are faster every time the part is not kept', async () => {
  const { aJoiner, state } = stage();
  const write = async () => undefined;
  await expect(aJoiner({ state: { ...state, write } }).take({ of, part: part(1) })).rejects.toThrow(
    'meanwhile',
  );
});

test('parts of one message in one process do not contend', async () => {
  const { aJoiner, state } = stage();
  const lost: unknown[] = [];
  const write: typeof state.write = async (...args) => {
    const revision = await state.write(...args);
    if (revision === undefined) lost.push(args[0]);
    return revision;
  };
  const joiner = aJoiner({ state: { ...state, write } });
  const seqs = Array.from({ length: 20 }, (_, index) => index + 1);
  await Promise.all(seqs.map((seq) => joiner.take({ of: { ...of, total: 20 }, part: part(seq) })));
  expect(lost).toEqual([]);
});
