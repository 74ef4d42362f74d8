import { describeAdapter, type OutgoingFixture, type ProviderAnswer } from '@kanal/adapter/conformance';
import type { SendResult } from '@kanal/contracts';
import { createLog } from '@kanal/runtime';
import { expect, test } from 'vitest';
import { anOutbound, aTwilioAdapter } from './fixtures/a-twilio-adapter.js';
import { fixtureAccount, readFixtures } from './fixtures/read-fixtures.js';

const sid = 'SM00000000000000000000000000000abc';
const created: ProviderAnswer = { status: 201, body: JSON.stringify({ sid, status: 'queued' }) };
const accepted = { outcome: 'accepted', providerMessageId: sid } as const;
const quarterHourMs = 900_000;

function error(status: number, code: number, headers: Record<string, string> = {}): ProviderAnswer {
  const body = { code, message: `about +6281200100001`, more_info: 'https://www.twilio.com/docs', status };
  return { status, headers, body: JSON.stringify(body) };
}

function refusals(rows: readonly [string, ProviderAnswer, Partial<SendResult>][]): OutgoingFixture[] {
  return rows.map(([label, answer, result]) => ({ label, message: anOutbound(), answers: [answer], result }));
}

const outgoing: OutgoingFixture[] = [
  {
    label: 'taken',
    message: anOutbound({ expiresAt: '2026-11-24T03:10:00.000Z' }),
    answers: [created],
    result: accepted,
    calls: [
      {
        method: 'POST',
        path: `/2010-04-01/Accounts/${fixtureAccount.accountSid}/Messages.json`,
        headers: {
          authorization: `Basic ${btoa(`${fixtureAccount.accountSid}:${fixtureAccount.authToken}`)}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: {
          To: '+6281200100001',
          From: '+6281200001708',
          Body: 'Pesan Anda diterima, no. BTN-261124-7K3QX. -Pemprov Banten',
          StatusCallback:
            'https://kanal.example.go.id/webhooks/sms/twilio/status?out=abcdefghijklmnopqrstuvwxyz234567#rc=5&rp=all&rt=5000',
          ValidityPeriod: '600',
        },
      },
    ],
  },
  {
    label: 'typographic signs become plain ones',
    message: anOutbound({ text: '“Aduan” – kami terima…' }),
    answers: [created],
    result: accepted,
    calls: [{ body: { Body: '"Aduan" - kami terima...' } }],
  },
  {
    label: 'more than three parts',
    message: anOutbound({ text: 'a'.repeat(460) }),
    answers: [created],
    result: { outcome: 'rejected', code: 'KANAL_SMS_TOO_LONG' },
    calls: [],
  },
  ...['99876', 'INFOBANK', '12345678901234567890'].map(
    (to): OutgoingFixture => ({
      label: `never to ${to}`,
      message: anOutbound({ to }),
      answers: [created],
      result: { outcome: 'rejected', code: 'KANAL_SMS_NO_REPLY' },
      calls: [],
    }),
  ),
  ...refusals([
    ['opted out', error(400, 21610), { outcome: 'rejected', code: 'KANAL_RECIPIENT_OPTED_OUT' }],
    ['no such number', error(400, 21211), { outcome: 'rejected', code: '21211' }],
    ['a code nobody knows', error(400, 29999), { outcome: 'rejected', code: '29999' }],
    [
      'a refusal that is not JSON',
      { status: 400, body: '<html>' },
      { outcome: 'rejected', code: 'HTTP 400' },
    ],
    [
      'too fast, by the header',
      error(429, 20429, { 'retry-after': '7' }),
      { outcome: 'retry', code: '20429', afterMs: 7_000 },
    ],
    [
      'too fast, by a date',
      error(429, 20429, { 'retry-after': 'Tue, 24 Nov 2026 03:00:30 GMT' }),
      { outcome: 'retry', code: '20429', afterMs: 30_000 },
    ],
    [
      'too fast, no header',
      { status: 429, body: '' },
      { outcome: 'retry', code: 'HTTP 429', afterMs: 1_000 },
    ],
    ['queue full', error(400, 21611), { outcome: 'retry', code: '21611', afterMs: 600_000 }],
    ['wrong token', error(401, 20003), { outcome: 'retry', code: '20003', afterMs: quarterHourMs }],
    ['wrong sender', error(400, 21606), { outcome: 'retry', code: '21606', afterMs: quarterHourMs }],
    [
      'forbidden for a reason nobody knows',
      error(403, 29998),
      { outcome: 'retry', code: '29998', afterMs: quarterHourMs },
    ],
    ['server error', error(500, 20500), { outcome: 'unknown', cause: 'HTTP 500' }],
    ['service unavailable', error(503, 20503), { outcome: 'unknown', cause: 'HTTP 503' }],
    ['gateway timeout', { status: 504, body: '' }, { outcome: 'unknown', cause: 'HTTP 504' }],
    ['a request that took too long', { status: 408, body: '' }, { outcome: 'unknown', cause: 'HTTP 408' }],
    [
      'a redirect is not followed',
      { status: 307, headers: { location: '/elsewhere' }, body: '' },
      { outcome: 'unknown', cause: 'HTTP 307' },
    ],
    ['taken without an id', { status: 201, body: '{}' }, { outcome: 'unknown' }],
    ['taken with an answer that is no JSON', { status: 200, body: 'null' }, { outcome: 'unknown' }],
    ['an answer without end', { status: 201, body: 'x'.repeat(1_000_000) }, { outcome: 'unknown' }],
  ]),
];

describeAdapter((providerBaseUrl) => aTwilioAdapter({ apiBaseUrl: providerBaseUrl }), {
  signatureHeader: 'x-twilio-signature',
  incoming: readFixtures(),
  outgoing,
});

test('a carrier that filters us is told in the log once per callback, without the recipient', () => {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const log = createLog({ service: 'sms', level: 'info', destination });
  const status = aTwilioAdapter({ log }).routes.find(({ name }) => name === 'twilio.status');
  const callback = (file: string) => readFixtures().find((fixture) => fixture.file === file)?.request;
  for (const file of ['status-undelivered.json', 'status-opted-out.json', 'status-delivered.json']) {
    const request = callback(file);
    if (request) status?.parse(request);
  }
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    {
      level: 'error',
      msg: 'twilio.alert',
      errorCode: 30007,
      outboundId: anOutbound().id,
      whatToDo: expect.stringContaining('register the sender'),
      page: 'https://www.twilio.com/docs/api/errors/30007',
    },
  ]);
  expect(lines.join()).not.toContain('81200100001');
});

test('every fixture says where it is from', () => {
  const without = readFixtures().filter(
    ({ provenance }) => !/^Synthetic, \d{4}-\d\d-\d\d\. .{20}/.test(provenance),
  );
  expect(without.map(({ file }) => file)).toEqual([]);
});
