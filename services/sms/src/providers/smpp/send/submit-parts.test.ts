import type { Fields, Pdu } from 'smpp';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../session/ask.js';
import { submitParts } from './submit-parts.js';

const taken = (id: string): Answer => status(0, id);
const status = (command_status: number, message_id = ''): Answer => ({
  answer: 'response',
  pdu: { command: 'submit_sm_resp', command_status, message_id } as unknown as Pdu,
});
const notWritten: Answer = { answer: 'not-written' };
const silence: Answer = { answer: 'none', cause: 'no response in time' };
const throttled = status(0x58);

/** Submits as many parts as `count`, answered one after another; a pause ends the time there is after `patience`. */
async function submit(count: number, answers: readonly Answer[], patience = 10) {
  const submitted: unknown[] = [];
  const pauses: number[] = [];
  const time = new AbortController();
  const parts: Fields[] = Array.from({ length: count }, (_, index) => ({ part: index + 1 }));
  const result = await submitParts(parts, time.signal, {
    async submit(fields) {
      submitted.push(fields['part']);
      return answers[submitted.length - 1] ?? silence;
    },
    async pause(ms) {
      pauses.push(ms);
      if (pauses.length >= patience) time.abort();
    },
    random: () => 0,
  });
  return { result, submitted, pauses };
}

describe('submitParts', () => {
  test.each([
    ['one part', 1, [taken('a')], { outcome: 'accepted', providerMessageId: 'a' }, [1]],
    [
      'three parts',
      3,
      [taken('a'), taken('b'), taken('c')],
      { outcome: 'accepted', providerMessageId: 'c' },
      [1, 2, 3],
    ],
    [
      'an earlier part without an id',
      2,
      [taken(''), taken('b')],
      { outcome: 'accepted', providerMessageId: 'b' },
      [1, 2],
    ],
    ['the last part without an id', 2, [taken('a'), taken('')], { outcome: 'unknown' }, [1, 2]],
    ['the first throttled', 3, [throttled], { outcome: 'retry', code: 'SMPP 0x00000058' }, [1]],
    ['the first not written', 3, [notWritten], { outcome: 'retry' }, [1]],
    ['the first refused', 3, [status(0x0b)], { outcome: 'rejected' }, [1]],
    ['the first not answered', 3, [silence], { outcome: 'unknown', cause: 'no response in time' }, [1]],
    [
      'a later one refused: never the first again',
      3,
      [taken('a'), status(0x0b)],
      {
        outcome: 'unknown',
        cause: 'part 2 of 3 was not accepted, those before it were: SMPP 0x0000000B',
      },
      [1, 2],
    ],
    [
      'a later one not answered: it may be there',
      3,
      [taken('a'), taken('b'), silence],
      {
        outcome: 'unknown',
        cause: 'part 3 of 3 was not accepted, those before it were: no response in time',
      },
      [1, 2, 3],
    ],
    [
      'a later one for which a setting is wrong',
      2,
      [taken('a'), status(0x43)],
      { outcome: 'unknown' },
      [1, 2],
    ],
    [
      'a later one with a status of the operator',
      2,
      [taken('a'), status(0x400)],
      { outcome: 'unknown' },
      [1, 2],
    ],
  ] as const)('%s', async (_label, count, answers, result, submitted) => {
    expect(await submit(count, answers)).toMatchObject({ result, submitted, pauses: [] });
  });

  test('a later part that was certainly not taken is tried again, ever more slowly', async () => {
    const answers = [taken('a'), throttled, status(0x14), notWritten, taken('b'), taken('c')];
    expect(await submit(3, answers)).toEqual({
      result: { outcome: 'accepted', providerMessageId: 'c' },
      submitted: [1, 2, 2, 2, 2, 3],
      pauses: [500, 1_000, 2_000],
    });
  });

  test.each([
    [throttled, 'SMPP 0x00000058'],
    [notWritten, 'not connected'],
  ])('until time is up, and then nobody knows how much can be read', async (answer, cause) => {
    const { result, submitted } = await submit(2, [taken('a'), answer, answer], 2);
    expect(result).toEqual({
      outcome: 'unknown',
      cause: `part 2 of 2 was not accepted, those before it were: ${cause}`,
    });
    expect(submitted).toEqual([1, 2, 2]);
  });
});
