import type { GraphAnswer } from '@kanal/graph';
import * as graph from '@kanal/graph';
import { expect, test } from 'vitest';
import { cloudApiDialect, cloudApiErrors, errorPage } from './errors.js';
import { readDelivery } from './status-map.js';

const toSendResult = (answer: GraphAnswer) => graph.toSendResult(answer, cloudApiDialect);
const alertOf = (errorCode: number) => graph.alertOf(cloudApiDialect, errorCode);
const alertOfAnswer = (answer: GraphAnswer) => graph.alertOfAnswer(answer, cloudApiDialect);

const rows = Object.entries(cloudApiErrors).map(([code, row]) => ({
  errorCode: Number(code),
  action: row?.action ?? 'reject',
}));

const usage = { percent: 0, regainMs: 0 };
const refused = (code: number, status = 400): GraphAnswer => ({ answer: 'error', status, code, usage });

const outcomes = {
  reject: 'rejected',
  'opt-out': 'rejected',
  window: 'rejected',
  later: 'retry',
  'later-to-recipient': 'retry',
  misconfigured: 'retry',
} as const;

const ownCodes: Readonly<Record<string, string | undefined>> = {
  'opt-out': 'KANAL_RECIPIENT_OPTED_OUT',
  window: 'KANAL_WHATSAPP_WINDOW_CLOSED',
};

test.each(rows)('$errorCode: $action, whatever the HTTP status', ({ errorCode, action }) => {
  const code = ownCodes[action] ?? String(errorCode);
  for (const status of [400, 401, 403, 404, 429, 500, 503]) {
    expect(toSendResult(refused(errorCode, status))).toMatchObject({ outcome: outcomes[action], code });
  }
});

test.each(rows)('$errorCode by a callback: rejected, it had been taken', ({ errorCode, action }) => {
  expect(readDelivery('failed', errorCode)).toEqual({
    status: 'rejected',
    code: ownCodes[action] ?? String(errorCode),
    reason: cloudApiErrors[errorCode]?.meaning,
  });
});

test('these are tried again, and no others', () => {
  const codesOf = (wanted: string) =>
    rows.filter(({ action }) => action === wanted).map(({ errorCode }) => errorCode);
  expect(codesOf('later')).toEqual([4, 80007, 130429, 131016, 131057, 133004]);
  expect(codesOf('later-to-recipient')).toEqual([131000, 131056]);
  expect(codesOf('misconfigured')).toEqual([0, 3, 10, 190, 368, 131005, 131031, 131042, 133010]);
});

test('one person’s limit lets the others go on, and is waited for six seconds', () => {
  expect(toSendResult(refused(131056))).toEqual({
    outcome: 'retry',
    code: '131056',
    afterMs: 6_000,
    isForRecipientOnly: true,
  });
  expect(toSendResult(refused(130429))).not.toHaveProperty('isForRecipientOnly');
});

test('what waits for a setting is told to somebody, with what to do and a page', () => {
  for (const { errorCode, action } of rows) {
    if (action === 'misconfigured') expect(alertOf(errorCode)?.whatToDo).toBeTruthy();
  }
  expect(alertOfAnswer(refused(190, 401))).toEqual({
    errorCode: 190,
    meaning: 'our token has expired',
    whatToDo: expect.stringContaining('WHATSAPP_NUMBERS'),
    page: errorPage,
  });
});

test.each([200, 210, 299])('%i is a permission', (errorCode) => {
  expect(alertOf(errorCode)?.whatToDo).toContain('whatsapp_business_messaging');
  expect(alertOf(300)).toBeUndefined();
});

test.each([401, 403])('an unknown refusal with %s is for somebody to mend', (status) => {
  expect(alertOfAnswer(refused(139999, status))?.whatToDo).toContain('WHATSAPP_NUMBERS');
  expect(alertOfAnswer(refused(139999, 400))).toBeUndefined();
});

test('an error of one recipient is none of ours', () => {
  for (const errorCode of [131026, 131047, 131049, 131050, 131056])
    expect(alertOf(errorCode)).toBeUndefined();
});

test.each([500, 502, 503, 504, 408, 302])('an unknown error with %s may have been sent', (status) => {
  expect(toSendResult(refused(1, status))).toMatchObject({ outcome: 'unknown' });
});

test('a pause that Meta asks for ends within the hour', () => {
  const answer = (regainMs: number): GraphAnswer => ({
    answer: 'error',
    status: 400,
    code: 4,
    usage: { percent: 100, regainMs },
  });
  expect(toSendResult(answer(1_000))).toMatchObject({ afterMs: 60_000 });
  expect(toSendResult(answer(86_400_000))).toMatchObject({ afterMs: 3_600_000 });
});

test('the reason of a closed window tells an admin what to do', () => {
  expect(toSendResult(refused(131047))).toMatchObject({
    reason: expect.stringContaining('WHATSAPP_TEMPLATE_NAME'),
  });
});
