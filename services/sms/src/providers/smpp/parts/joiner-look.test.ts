import { expect, test } from 'vitest';
import { look, of, part, joinerStage as stage } from '../fixtures/joiner-stage.js';
import { joinedEvent } from './joined-event.js';

test('a record that cannot be read is told, and does not keep the others waiting', async () => {
  const { aJoiner, clock, messages, state, lines } = stage();
  await state.write('parts.a', { of: 'another version' }, 0);
  await state.write('parts.b', {}, 0);
  // As one that was sealed with another key.
  const read = async (key: string) => {
    if (key === 'parts.b') throw new Error('unable to authenticate data');
    return state.read(key);
  };
  const joiner = aJoiner({ state: { ...state, read } });
  await joiner.take({ of, part: part(1) });
  clock.nowMs += 15 * 60_000;
  await look(joiner, true);
  expect(messages()).toHaveLength(1);
  const told = { msg: 'smpp.parts-unreadable', whatToDo: expect.stringContaining('KANAL_ADAPTER_KEY') };
  expect(lines).toMatchObject([told, told]);
});

test('one whose message cannot be made does not keep the others waiting either', async () => {
  const { aJoiner, messages, intake, lines } = stage();
  const joiner = aJoiner();
  intake.isOpen = false;
  for (const reference of ['udh8 07', 'udh8 08']) {
    for (const seq of [1, 2]) {
      await joiner.take({ of: { ...of, reference }, part: part(seq) });
    }
  }
  const broken = aJoiner({
    toEvent(whose, group) {
      if (whose.reference === 'udh8 07') throw new Error('broken');
      return joinedEvent(whose, group, 'gsm7');
    },
  });
  intake.isOpen = true;
  await look(broken, false);
  expect(messages()).toHaveLength(1);
  expect(lines).toMatchObject([{ msg: 'smpp.parts-unreadable' }]);
});

test('a state that is away ends the look', async () => {
  const { aJoiner, state, lines } = stage();
  await aJoiner().take({ of, part: part(1) });
  let isAway = false;
  const reached = <T>(answer: T): T => {
    if (isAway) throw new Error('NATS is away');
    return answer;
  };
  const keys = async (prefix: string) => reached(await state.keys(prefix));
  const read = async (key: string) => {
    isAway = true;
    return reached(await state.read(key));
  };
  await expect(look(aJoiner({ state: { ...state, keys, read } }), false)).rejects.toThrow('NATS is away');
  expect(lines).toEqual([]);
});

test('a look ends when it is to stop', async () => {
  const { aJoiner, state, intake, accepted } = stage();
  intake.isOpen = false;
  for (const reference of ['udh8 07', 'udh8 08', 'udh8 09']) {
    for (const seq of [1, 2]) await aJoiner().take({ of: { ...of, reference }, part: part(seq) });
  }
  intake.isOpen = true;
  const stopping = new AbortController();
  const read = async (key: string) => {
    stopping.abort();
    return state.read(key);
  };
  await aJoiner({ state: { ...state, read } }).look({ givesUp: false, signal: stopping.signal });
  expect(accepted).toHaveLength(1);
});
