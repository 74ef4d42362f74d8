import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { look, of, part, joinerStage as stage } from '../fixtures/joiner-stage.js';

describe('createJoiner', () => {
  test('parts that come at the same time, to two processes, are one message', async () => {
    const { aJoiner, messages, state } = stage();
    const joiners = [aJoiner(), aJoiner()];
    const total = 12;
    const taken = Array.from({ length: total }, (_, index) =>
      joiners[index % 2]?.take({ of: { ...of, total }, part: part(index + 1, `${index + 1} `) }),
    );
    expect(new Set(await Promise.all(taken))).toEqual(new Set([true]));
    expect(messages().map(({ text }) => text)).toEqual(['1 2 3 4 5 6 7 8 9 10 11 12 ']);
    expect(await state.keys('parts')).toHaveLength(1);
    expect(await state.keys('parts-done')).toHaveLength(1);
  });

  test('no number stands in a key', async () => {
    const { aJoiner, state } = stage();
    await aJoiner().take({ of, part: part(1) });
    expect((await state.keys('parts')).join()).toMatch(/^parts\.[A-Za-z0-9_-]{32}$/);
  });

  test('what the intake did not keep is not confirmed, and is made by the next look', async () => {
    const { aJoiner, intake, messages } = stage();
    const joiner = aJoiner();
    await joiner.take({ of, part: part(1) });
    intake.isOpen = false;
    expect(await joiner.take({ of, part: part(2) })).toBe(false);
    intake.isOpen = true;
    await look(aJoiner(), false);
    expect(messages().map(({ text }) => text)).toEqual(['12']);
  });

  test('or by the operator’s repetition, once', async () => {
    const { aJoiner, intake, accepted } = stage();
    const joiner = aJoiner();
    await joiner.take({ of, part: part(1) });
    intake.isOpen = false;
    await joiner.take({ of, part: part(2) });
    intake.isOpen = true;
    expect(await joiner.take({ of, part: part(2) })).toBe(true);
    expect(await joiner.take({ of, part: part(2) })).toBe(true);
    await look(joiner, true);
    expect(accepted).toHaveLength(1);
  });

  test('parts are waited for, and then what there is becomes the message', async () => {
    const { aJoiner, clock, messages } = stage();
    const joiner = aJoiner();
    await joiner.take({ of, part: part(2, 'mati') });
    clock.nowMs += 15 * 60_000 - 1;
    await look(joiner, true);
    expect(messages()).toEqual([]);
    clock.nowMs += 1;
    await look(joiner, false);
    expect(messages()).toEqual([]);
    await look(joiner, true);
    expect(messages().map(({ text }) => text)).toEqual(['[…]mati']);
  });

  test('many senders at once, in any order and with repeats: each is heard, once', async () => {
    const sent = fc.array(
      fc.record({ total: fc.integer({ min: 2, max: 5 }), reference: fc.integer({ min: 0, max: 1 }) }),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    await fc.assert(
      fc.asyncProperty(sent, fc.infiniteStream(fc.nat()), async (senders, chances) => {
        const { aJoiner, messages } = stage();
        const joiners = [aJoiner(), aJoiner()];
        const all = senders.flatMap(({ total, reference }, sender) =>
          [1, 2].flatMap(() =>
            Array.from({ length: total }, (_, index) => ({
              of: { ...of, source_addr: `62812001000${sender}`, reference: `udh8 0${reference}`, total },
              part: part(index + 1, `${sender}:${index + 1} `),
            })),
          ),
        );
        const chance = () => chances.next().value ?? 0;
        const order = all.map((taken) => ({ taken, at: chance() })).sort((one, other) => one.at - other.at);
        await Promise.all(order.map(({ taken }) => joiners[chance() % 2]?.take(taken)));
        await look(aJoiner(), true);
        const expected = senders.map(({ total }, sender) =>
          Array.from({ length: total }, (_, index) => `${sender}:${index + 1} `).join(''),
        );
        expect(
          messages()
            .map(({ text }) => text)
            .toSorted(),
        ).toEqual(expected.toSorted());
      }),
      { numRuns: 50 },
    );
  });
});
