import { expect, test } from 'vitest';
import { maskPhone } from './mask-phone.js';

test.each([
  ['+6281234567890', '+62812****7890'],
  ['+62 812-3456-7890', '+62812****7890'],
  ['+62812345678901', '+62812****8901'],
  ['+62812345678', '+62812****78'],
  ['081234567890', '08123****890'],
  ['62812345678', '62812****78'],
  ['1708', '****'],
  ['+62812345', '****'],
  ['', '****'],
])('%s is shown as %s', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked);
});

test('at least four digits are hidden, whatever the length', () => {
  for (let length = 1; length <= 20; length++) {
    const phone = `+${'1234567890'.repeat(2).slice(0, length)}`;
    expect(maskPhone(phone).replace('****', '').length).toBeLessThanOrEqual(Math.max(0, phone.length - 4));
  }
});
