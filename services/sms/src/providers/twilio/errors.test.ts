import { expect, test } from 'vitest';
import type { TwilioAnswer } from './answer.js';
import { isMisconfigured, toSendResult, twilioErrors } from './errors.js';

const rows = Object.entries(twilioErrors).map(([code, row]) => ({
  errorCode: Number(code),
  action: row?.action,
}));

const outcomes = {
  reject: 'rejected',
  'opt-out': 'rejected',
  later: 'retry',
  misconfigured: 'retry',
} as const;

test.each(rows)('$errorCode: $action', ({ errorCode, action = 'reject' }) => {
  const answer: TwilioAnswer = { answer: 'refused', status: 400, errorCode };
  expect(toSendResult(answer)).toMatchObject({
    outcome: outcomes[action],
    code: action === 'opt-out' ? 'KANAL_RECIPIENT_OPTED_OUT' : String(errorCode),
  });
  expect(isMisconfigured(answer)).toBe(action === 'misconfigured');
});

test.each(rows)('$errorCode with a 5xx is unknown: it may have been sent', ({ errorCode }) => {
  for (const status of [500, 502, 503, 504]) {
    const result = toSendResult({ answer: 'refused', status, errorCode });
    expect(result).toEqual({ outcome: 'unknown', cause: `HTTP ${status}` });
  }
});

test.each(rows)('$errorCode with a 429 is tried later', ({ errorCode }) => {
  const result = toSendResult({ answer: 'refused', status: 429, errorCode, retryAfterMs: 5_000 });
  expect(result).toMatchObject({ outcome: 'retry', afterMs: 5_000 });
});

test('an error of one recipient never makes the others wait', () => {
  const ofRecipient = [
    21211, 21265, 21266, 21408, 21604, 21608, 21610, 21612, 21614, 30003, 30004, 30005, 30006,
  ];
  for (const errorCode of ofRecipient) {
    expect(toSendResult({ answer: 'refused', status: 400, errorCode })).toMatchObject({
      outcome: 'rejected',
    });
  }
});

test('a wrong setting waits a quarter of an hour, however short Retry-After is', () => {
  expect(
    toSendResult({ answer: 'refused', status: 401, errorCode: 20003, retryAfterMs: 1_000 }),
  ).toMatchObject({
    afterMs: 900_000,
  });
});
