import { expect, test } from 'vitest';
import { KanalError } from './kanal-error.js';

class SpoolFullError extends KanalError {
  constructor(cause?: unknown) {
    super('KANAL_SPOOL_FULL', 'The spool is full. Free disk space.', { retryable: true, cause });
  }
}

test('carries code, retryable and cause, and the name of its class', () => {
  const cause = new Error('ENOSPC');
  expect(new SpoolFullError(cause)).toMatchObject({
    name: 'SpoolFullError',
    code: 'KANAL_SPOOL_FULL',
    retryable: true,
    cause,
  });
});

test('is not retryable unless it says so, and has no cause when none is given', () => {
  const error = new KanalError('KANAL_X', 'x');
  expect(error.retryable).toBe(false);
  expect('cause' in error).toBe(false);
  expect(error).toBeInstanceOf(Error);
});
