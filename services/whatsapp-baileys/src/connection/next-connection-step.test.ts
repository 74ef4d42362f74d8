import { DisconnectReason } from 'baileys';
import { describe, expect, test } from 'vitest';
import { type ConnectionStep, disconnects, nextConnectionStep } from './next-connection-step.js';

const ended = { failures: 0, isLinked: true, random: () => 0.5 };

const stop = (reason: string, forget: boolean) => ({ step: 'stop', reason, forget });
const after = (afterMs: number): ConnectionStep => ({ step: 'reconnect', afterMs });

describe('what follows the end of a connection', () => {
  test.each<[number | undefined, string, object]>([
    [401, 'logged out on the phone', stop('logged-out', true)],
    [402, 'banned for a time', stop('temporarily-banned', false)],
    [403, 'the account is locked', stop('locked', true)],
    [405, 'WhatsApp takes this version no more', stop('outdated', false)],
    [406, 'the account is banned', stop('banned', true)],
    [408, 'lost or timed out', after(2_000)],
    [409, 'WhatsApp does not like who we say we are', stop('outdated', false)],
    [411, 'no multi-device account', stop('not-multi-device', true)],
    [428, 'closed', after(2_000)],
    [440, 'another connection took its place', stop('replaced', false)],
    [500, 'bad session, or any unknown cause', after(2_000)],
    [503, 'unavailable', after(2_000)],
    [515, 'restart required, as after every pairing', after(0)],
    [599, 'a code nobody knows', after(2_000)],
    [undefined, 'no code at all', after(2_000)],
  ])('%s: %s', (code, _meaning, expected) => {
    expect(nextConnectionStep({ ...ended, code })).toEqual(expected);
  });

  test('every reason the library names is a row, and every row names its source', () => {
    const named = Object.values(DisconnectReason).filter((code) => typeof code === 'number');
    expect(named.length).toBeGreaterThan(8);
    for (const code of named) expect(disconnects[code]?.source).toContain('baileys');
  });

  test('waits twice as long each time, with jitter, five minutes at most, and never less than a second', () => {
    const waits = (random: () => number) =>
      [0, 1, 2, 3, 20].map((failures) => {
        const step = nextConnectionStep({ ...ended, code: 428, failures, random });
        return step.step === 'reconnect' ? step.afterMs : step;
      });
    expect(waits(() => 0)).toEqual([1_000, 1_000, 1_000, 1_000, 1_000]);
    expect(waits(() => 0.999_999)).toEqual([2_999, 4_999, 8_999, 16_999, 300_999]);
  });

  test('a restart that is asked for again and again is waited for too', () => {
    expect(nextConnectionStep({ ...ended, code: 515, failures: 2 })).toEqual(after(0));
    expect(nextConnectionStep({ ...ended, code: 515, failures: 3 })).not.toEqual(after(0));
  });

  test('a doubtful session is looked at by a person in the end, and its keys are kept', () => {
    expect(nextConnectionStep({ ...ended, code: 500, failures: 7 }).step).toBe('reconnect');
    expect(nextConnectionStep({ ...ended, code: 500, failures: 8 })).toEqual(stop('bad-session', false));
  });

  test('a code nobody scans is not shown for ever', () => {
    const pairing = { ...ended, isLinked: false, code: 408 };
    expect(nextConnectionStep({ ...pairing, failures: 4 }).step).toBe('reconnect');
    expect(nextConnectionStep({ ...pairing, failures: 5 })).toEqual(stop('pairing-expired', false));
  });
});
