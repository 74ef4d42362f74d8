import { alertOf, alertOfAnswer, type GraphAnswer, toSendResult } from '@kanal/graph';
import { expect, test } from 'vitest';
import { metaDialect, metaErrors, rowOf } from './errors.js';

const rows = Object.entries(metaErrors).flatMap(([key, row]) => {
  const [code, subcode] = key.split('/').map(Number);
  return row && code !== undefined ? [{ key, code, subcode, row }] : [];
});

const usage = { percent: 0, regainMs: 0 };
const refused = (code: number, subcode?: number, status = 400): GraphAnswer => ({
  answer: 'error',
  status,
  code,
  ...(subcode !== undefined && { subcode }),
  usage,
});

const outcomes = {
  reject: 'rejected',
  'opt-out': 'rejected',
  window: 'rejected',
  later: 'retry',
  'later-to-recipient': 'retry',
  misconfigured: 'retry',
} as const;

test.each(rows)('$key: $row.action, whatever the HTTP status', ({ code, subcode, row }) => {
  for (const status of [400, 401, 403, 404, 429, 500, 503]) {
    expect(toSendResult(refused(code, subcode, status), metaDialect)).toMatchObject({
      outcome: outcomes[row.action],
      code: row.action === 'window' ? 'KANAL_META_WINDOW_CLOSED' : String(code),
    });
  }
});

test.each(rows)('$key has its page', ({ row }) => {
  expect(row.page).toMatch(/^https:\/\/developers\.facebook\.com\//);
});

test('these are tried again, and no others', () => {
  const keysOf = (wanted: string) => rows.filter(({ row }) => row.action === wanted).map(({ key }) => key);
  const sorted = (keys: string[]) => [...keys].sort();
  expect(sorted(keysOf('later'))).toEqual(sorted(['4', '17', '32', '613', '80001', '80002', '80006']));
  expect(keysOf('later-to-recipient')).toEqual(['1200']);
  expect(sorted(keysOf('misconfigured'))).toEqual(
    sorted(['3', '10', '10/1893063', '190', '200', '200/2018028', '200/2534041', '230', '368']),
  );
});

test('what waits for a setting is told to somebody, with what to do', () => {
  for (const { row } of rows) if (row.action === 'misconfigured') expect(row.alert).toBeTruthy();
  expect(alertOf(metaDialect, 190)).toMatchObject({ whatToDo: expect.stringContaining('META_PAGES') });
});

test('an error of one person is none of ours', () => {
  for (const [code, subcode] of [
    [10, 2018278],
    [10, 2018108],
    [551, 1545041],
    [100, 2018001],
    [10900, undefined],
  ] as const) {
    expect(alertOf(metaDialect, code, subcode)).toBeUndefined();
  }
});

test('a subcode nobody knows goes by its code, and 201 to 299 are a permission', () => {
  expect(rowOf(190, 999)).toBe(metaErrors['190']);
  expect(rowOf(210, undefined)).toBe(metaErrors['200']);
  expect(rowOf(230, undefined)).toBe(metaErrors['230']);
  expect(rowOf(300, undefined)).toBeUndefined();
});

test.each([401, 403])('an unknown refusal with %s is for somebody to mend', (status) => {
  expect(alertOfAnswer(refused(139999, undefined, status), metaDialect)?.whatToDo).toContain('META_PAGES');
  expect(alertOfAnswer(refused(139999), metaDialect)).toBeUndefined();
});

test.each([500, 503, 408, 302])('an error that says nothing, with %s, may have been sent', (status) => {
  expect(toSendResult(refused(2, undefined, status), metaDialect)).toMatchObject({ outcome: 'unknown' });
});
