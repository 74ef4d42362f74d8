import { expect, test } from 'vitest';
import type { TwilioAnswer } from './answer.js';
import { alertOf, twilioErrors } from './errors.js';
import { alertOfAnswer, toSendResult } from './to-send-result.js';

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
});

test('these are for somebody to mend, with what to do and a page, and no others', () => {
  const alerting = rows.map(({ errorCode }) => errorCode).filter((errorCode) => alertOf(errorCode));
  expect(alerting).toEqual([
    20003, 20404, 21212, 21408, 21603, 21606, 21607, 21608, 21609, 21612, 21701, 21703, 21712, 30002, 30004,
    30007, 90010,
  ]);
  expect(alertOfAnswer({ answer: 'refused', status: 400, errorCode: 21408 })).toEqual({
    errorCode: 21408,
    meaning: 'SMS to the recipient’s country is not enabled',
    whatToDo: expect.stringContaining('Geo Permissions'),
    page: 'https://www.twilio.com/docs/api/errors/21408',
  });
});

test.each([401, 403, 404])('an unknown refusal with %s is for somebody to mend', (status) => {
  expect(alertOfAnswer({ answer: 'refused', status })).toMatchObject({
    whatToDo: expect.stringContaining('TWILIO_ACCOUNT_SID'),
    page: 'https://www.twilio.com/docs/api/errors',
  });
  expect(alertOfAnswer({ answer: 'refused', status: 400 })).toBeUndefined();
});

test('a suspended account is not tried again, nor what may have reached the carrier', () => {
  for (const errorCode of [30002, 30003, 30005, 30008, 30017, 30410]) {
    expect(toSendResult({ answer: 'refused', status: 400, errorCode })).toMatchObject({
      outcome: 'rejected',
    });
  }
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
