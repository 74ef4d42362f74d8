import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createClientKey } from './client-key.js';

const keyOf = createClientKey(randomBytes(32));

it('tells clients apart and says nothing of their addresses', () => {
  expect(keyOf('192.0.2.7')).toBe(keyOf('192.0.2.7'));
  expect(keyOf('192.0.2.7')).not.toBe(keyOf('192.0.2.8'));
  expect(keyOf('192.0.2.7')).not.toMatch(/192|\./);
  expect(createClientKey(randomBytes(32))('192.0.2.7')).not.toBe(keyOf('192.0.2.7'));
});

it('counts a network of IPv6 as one client, and an IPv4 address the same however it is written', () => {
  expect(keyOf('2001:db8:0:1::1')).toBe(keyOf('2001:db8:0:ff::2'));
  expect(keyOf('2001:db8:0:1::1')).not.toBe(keyOf('2001:db8:1:1::1'));
  expect(keyOf('::ffff:192.0.2.7')).toBe(keyOf('192.0.2.7'));
});
