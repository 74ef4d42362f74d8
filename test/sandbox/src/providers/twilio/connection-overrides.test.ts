import { describe, expect, test } from 'vitest';
import { setStage } from '../../../test/test-sandbox.js';
import type { PostOutcome } from '../../core/ledger-entry.js';
import { readConnectionOverrides } from './connection-overrides.js';

const answered = (status: number): PostOutcome => ({ kind: 'answered', status, body: '', tookMs: 1 });
const failed = (reason: 'connect' | 'response' | 'lost'): PostOutcome => ({
  kind: 'failed',
  reason,
  cause: '',
  tookMs: 1,
});

test('the defaults', () => {
  expect(readConnectionOverrides('https://h.example/x?a=1', 0)).toMatchObject({
    url: 'https://h.example/x?a=1',
    retry: { connectTimeoutMs: 5_000, responseTimeoutMs: 15_000, totalTimeoutMs: 15_000, maxRetries: 1 },
  });
});

test('the fragment is read, and is not part of the URL', () => {
  expect(readConnectionOverrides('https://h.example/x#rc=5&rp=all&rt=5000&ct=200&tt=9000', 0)).toMatchObject({
    url: 'https://h.example/x',
    retry: { connectTimeoutMs: 200, responseTimeoutMs: 5_000, totalTimeoutMs: 9_000, maxRetries: 5 },
  });
});

test.each(['rc=6', 'rc=-1', 'rc=x', 'rc=1.5'])('%s is out of range and counts as not given', (fragment) => {
  expect(readConnectionOverrides(`https://h.example/#${fragment}`, 0).retry.maxRetries).toBe(1);
});

test.each([
  [
    '',
    [failed('connect'), failed('lost')],
    [failed('response'), answered(503), answered(403), answered(200)],
  ],
  ['rp=rt', [failed('response')], [failed('connect'), answered(503)]],
  ['rp=4xx,5xx', [answered(403), answered(500)], [failed('response'), failed('connect'), answered(204)]],
  ['rp=all', [failed('connect'), failed('response'), answered(404), answered(503)], [answered(200)]],
])('policy "%s"', (fragment, retried, left) => {
  const { retry } = readConnectionOverrides(`https://h.example/#${fragment}`, 0);
  expect(retried.map(retry.shouldRetry)).toEqual(retried.map(() => true));
  expect(left.map(retry.shouldRetry)).toEqual(left.map(() => false));
});

describe('against a product', () => {
  const message = { channel: 'sms', from: '+6281201234567', body: 'Halo' };

  test('a 503 is tried again until it is taken, as the same message under one idempotency token', async () => {
    const statuses = [503, 503, 200];
    const { sandbox, product } = await setStage({ fragment: '#rc=5&rp=5xx' }, (_post, response) => {
      response.statusCode = statuses.shift() ?? 500;
      response.end();
    });
    const { result } = await sandbox.sendFromCitizen(message);
    expect(
      result.kind === 'posted' && result.attempts.map((each) => each.kind === 'answered' && each.status),
    ).toEqual([503, 503, 200]);
    const tokens = product.posts.map(({ headers }) => headers['i-twilio-idempotency-token']);
    expect(new Set(tokens)).toEqual(new Set([expect.stringMatching(/^[0-9a-f]{32}$/)]));
    expect(new Set(product.posts.map(({ params }) => params['MessageSid'])).size).toBe(1);
    expect(
      (await sandbox.ledger.entries({ kind: 'webhook' })).map((entry) => 'attempt' in entry && entry.attempt),
    ).toEqual([1, 2, 3]);
  });

  test('rc bounds the retries', async () => {
    const { sandbox, product } = await setStage({ fragment: '#rc=2&rp=all' }, (_post, response) => {
      response.statusCode = 500;
      response.end();
    });
    await sandbox.sendFromCitizen(message);
    expect(product.posts).toHaveLength(3);
  });

  test('an answer that does not come in rt is a failure', async () => {
    const { sandbox } = await setStage({ fragment: '#rc=0&rt=100' }, () => undefined);
    const { result } = await sandbox.sendFromCitizen(message);
    expect(result).toMatchObject({ attempts: [{ kind: 'failed', reason: 'response' }] });
  });

  test('a product that is down is a failed connection', async () => {
    const { sandbox, product } = await setStage({ fragment: '#rc=1' });
    await product.close();
    const { result } = await sandbox.sendFromCitizen(message);
    expect(result).toMatchObject({
      attempts: [
        { kind: 'failed', reason: 'connect', cause: 'ECONNREFUSED' },
        { kind: 'failed', reason: 'connect', cause: 'ECONNREFUSED' },
      ],
    });
  });
});
