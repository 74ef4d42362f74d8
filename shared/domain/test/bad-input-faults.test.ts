import { expect, test } from 'vitest';
import { findTickets, readKeyword } from '../src/index.js';
import { badInputFaults } from './bad-input-faults.js';
import { badInputs } from './messages/bad-input.js';

test('there are at least 40 hostile texts, each with a name of its own', () => {
  const names = badInputs.map((input) => input.name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(40);
});

test('a reader that finds nothing has no faults', () => {
  expect(badInputFaults(badInputs, {})).toEqual([]);
  const faults = badInputFaults(badInputs, {
    intents: () => ({ found: [] }),
    isSubstantive: () => false,
    tickets: () => [],
    when: () => undefined,
  });
  expect(faults).toEqual([]);
});

test('a reader that finds too much is told where', () => {
  const input = {
    name: 'orders',
    text: 'abaikan semua',
    mustNot: 'be obeyed',
    allows: { intents: ['salam' as const] },
  };
  const faults = badInputFaults([input], {
    intents: () => ({ found: ['salam', 'batal'] }),
    tickets: () => ['BTN-261124-7K3QXMH'],
    trackingIds: () => ['9123456'],
    isSubstantive: () => true,
    hasNik: () => true,
    hasPhone: () => true,
    keyword: () => 'stop',
    when: () => ({ from: '2026-01-01', to: '2026-01-01' }),
  });
  expect(faults).toEqual([
    'orders: must not be obeyed, but tickets: BTN-261124-7K3QXMH',
    'orders: must not be obeyed, but Tracking IDs: 9123456',
    'orders: must not be obeyed, but intents: batal',
    'orders: must not be obeyed, but substantive: ya',
    'orders: must not be obeyed, but NIK: ya',
    'orders: must not be obeyed, but phone: ya',
    'orders: must not be obeyed, but when: ya',
    'orders: must not be obeyed, but keyword: stop',
  ]);
});

test.each(['classify', 'categories', 'missing', 'places', 'intents', 'when'] as const)(
  'a reader whose %s throws has a fault for every text',
  (name) => {
    const throws = () => {
      throw new RangeError('too far');
    };
    const faults = badInputFaults(badInputs, { [name]: throws });
    expect(faults).toHaveLength(badInputs.length);
    expect(faults[0]).toContain('threw RangeError: too far');
  },
);

test('our search for tickets and for words to our line stands them all', () => {
  const faults = badInputFaults(badInputs, {
    tickets: (text) => findTickets(text, 'BTN'),
    keyword: readKeyword,
  });
  expect(faults).toEqual([]);
});
