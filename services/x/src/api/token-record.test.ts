import { expect, test } from 'vitest';
import { adoptSeed, nextTokenStep, seedOf, type TokenRecord } from './token-record.js';

const nowMs = Date.UTC(2026, 10, 24, 4);
const minuteMs = 60_000;
const base: TokenRecord = { seed: seedOf('app', 'first'), oldSeeds: [], refreshToken: 'second' };
const access = (leftMs: number) => ({ token: 'access', expiresAtMs: nowMs + leftMs });
const lease = (leftMs: number) => ({ owner: 'other', untilMs: nowMs + leftMs });

test.each<[string, Partial<TokenRecord>, string | undefined, string]>([
  ['never exchanged', {}, undefined, 'refresh'],
  ['good', { access: access(60 * minuteMs) }, undefined, 'use'],
  ['within the margin', { access: access(4 * minuteMs) }, undefined, 'refresh'],
  [
    'within the margin, another renews it',
    { access: access(4 * minuteMs), lease: lease(minuteMs) },
    undefined,
    'use',
  ],
  [
    'at its last moment, another renews it',
    { access: access(20_000), lease: lease(minuteMs) },
    undefined,
    'wait',
  ],
  ['the other has died', { access: access(-1), lease: lease(-1) }, undefined, 'refresh'],
  ['refused by X', { access: access(60 * minuteMs) }, 'access', 'refresh'],
  ['refused by X, another renews it', { access: access(60 * minuteMs), lease: lease(1) }, 'access', 'wait'],
  ['another one was refused', { access: access(60 * minuteMs) }, 'older', 'use'],
  ['revoked', { revokedAtMs: 1 }, undefined, 'revoked'],
  ['revoked, and still good', { revokedAtMs: 1, access: access(minuteMs) }, undefined, 'use'],
])('%s', (_label, record, refused, step) => {
  expect(nextTokenStep({ ...base, ...record }, nowMs, refused).step).toBe(step);
});

test('a refresh token that was never configured takes over, and a process with the old one does not bring it back', () => {
  const standing = { ...base, revokedAtMs: 1, access: access(1) };
  const adopted = adoptSeed(standing, 'app', 'renewed by a person');
  expect(adopted).toEqual({
    seed: seedOf('app', 'renewed by a person'),
    oldSeeds: [base.seed],
    refreshToken: 'renewed by a person',
  });
  expect(adoptSeed(adopted, 'app', 'first')).toBe(adopted);
  expect(adoptSeed(standing, 'app', 'first')).toBe(standing);
});
