import { memoryState } from '@kanal/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordingLog } from './fixtures/recording-log.js';
import { joinedEvent } from './joined-event.js';
import { createJoiner } from './joiner.js';
import type { Part, PartOf } from './part.js';

const of: PartOf = {
  operator: 'telkomsel',
  source_addr: '6281200100001',
  destination_addr: '1708',
  reference: 'udh8 07',
  total: 2,
};
const part = (seq: number, words = `${seq}`): Part => ({
  seq,
  data_coding: 0,
  octets: Buffer.from(words).toString('base64'),
});

/** Joiners of several processes over one state, and the messages that they have made, by id. */
function stage() {
  const state = memoryState();
  const clock = { nowMs: Date.UTC(2026, 10, 24, 3) };
  const accepted: { id: string | undefined; from: string; text: string | undefined }[] = [];
  const intake = { isOpen: true };
  const { log, lines } = recordingLog();
  const aJoiner = () =>
    createJoiner({
      state,
      async accept(body) {
        const event = JSON.parse(Buffer.from(body).toString());
        if (intake.isOpen) accepted.push({ id: event.joined.id, from: event.source_addr, text: event.text });
        return intake.isOpen;
      },
      toEvent: (whose, group) => joinedEvent(whose, group, 'gsm7'),
      waitMs: 15 * 60_000,
      keySecret: Buffer.alloc(32, 1),
      now: () => clock.nowMs,
      crash: () => undefined,
      log,
    });
  const messages = () => [...new Map(accepted.map((message) => [message.id, message])).values()];
  return { state, clock, accepted, intake, aJoiner, messages, lines };
}

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
    await aJoiner().look({ givesUp: false });
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
    await joiner.look({ givesUp: true });
    expect(accepted).toHaveLength(1);
  });

  test('parts are waited for, and then what there is becomes the message', async () => {
    const { aJoiner, clock, messages } = stage();
    const joiner = aJoiner();
    await joiner.take({ of, part: part(2, 'mati') });
    clock.nowMs += 15 * 60_000 - 1;
    await joiner.look({ givesUp: true });
    expect(messages()).toEqual([]);
    clock.nowMs += 1;
    await joiner.look({ givesUp: false });
    expect(messages()).toEqual([]);
    await joiner.look({ givesUp: true });
    expect(messages().map(({ text }) => text)).toEqual(['[…]mati']);
  });

  test('a record that cannot be read is told, and does not keep the others waiting', async () => {
    const { aJoiner, clock, messages, state, lines } = stage();
    await state.write('parts.a', { of: 'another version' }, 0);
    const joiner = aJoiner();
    await joiner.take({ of, part: part(1) });
    clock.nowMs += 15 * 60_000;
    await joiner.look({ givesUp: true });
    expect(messages()).toHaveLength(1);
    expect(lines.map(({ msg }) => msg)).toEqual(['smpp.parts-unreadable']);
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
        await aJoiner().look({ givesUp: true });
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
