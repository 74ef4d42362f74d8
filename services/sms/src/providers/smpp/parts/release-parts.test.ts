import { setImmediate as turn } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { recordingLog } from '../fixtures/recording-log.js';
import { releaseParts } from './release-parts.js';

test('the first look, and the first after one that failed, give none up', async () => {
  const looks: boolean[] = [];
  const failing = [1, 2, 4];
  const { log, lines } = recordingLog();
  const releasing = releaseParts({
    joiner: {
      async look({ givesUp }) {
        looks.push(givesUp);
        if (failing.includes(looks.length - 1)) throw new Error('NATS is away');
      },
    },
    everyMs: 1,
    pause: async () => void (await turn()),
    log,
  });
  await vi.waitUntil(() => looks.length > 6, 5_000);
  await releasing.stop();
  expect(looks.slice(0, 7)).toEqual([false, true, false, false, true, false, true]);
  expect(lines.map(({ msg }) => msg)).toEqual(['smpp.parts-wait', 'smpp.parts-wait', 'smpp.parts-wait']);
});

test('a stop ends the look that is under way', async () => {
  let hasBegun = false;
  const releasing = releaseParts({
    joiner: {
      async look({ signal }) {
        hasBegun = true;
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
      },
    },
    everyMs: 1,
    pause: async () => void (await turn()),
    log: recordingLog().log,
  });
  await vi.waitUntil(() => hasBegun, 5_000);
  await releasing.stop();
});
