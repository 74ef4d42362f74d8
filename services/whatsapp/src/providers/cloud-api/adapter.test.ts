import { describeAdapter, type OutgoingFixture, type ProviderAnswer } from '@kanal/adapter/conformance';
import type { SendResult } from '@kanal/contracts';
import { createLog } from '@kanal/runtime';
import { expect, test } from 'vitest';
import { aCloudApiAdapter, anOutbound } from './fixtures/a-cloud-api-adapter.js';
import { fixtureAccount, readFixtures } from './fixtures/read-fixtures.js';

const wamid = 'wamid.HBgNNjI4MTIwMDEwMDAwMRUCABEYEjBBAA==';
const sent: ProviderAnswer = {
  status: 200,
  body: JSON.stringify({
    messaging_product: 'whatsapp',
    contacts: [{ input: '6281200100001', wa_id: '6281200100001' }],
    messages: [{ id: wamid, message_status: 'accepted' }],
  }),
};
const accepted = { outcome: 'accepted', providerMessageId: wamid } as const;
const quarterHourMs = 900_000;
const bsuid = 'ID.1000000000000000000001';

/** Its words name the recipient, as Meta's sometimes do. */
function error(status: number, code: number, headers: Record<string, string> = {}): ProviderAnswer {
  const message = `(#${code}) about 6281200100001`;
  const body = { error: { message, type: 'OAuthException', code, fbtrace_id: 'A' } };
  return { status, headers, body: JSON.stringify(body) };
}

function refusals(rows: readonly [string, ProviderAnswer, Partial<SendResult>][]): OutgoingFixture[] {
  return rows.map(([label, answer, result]) => ({
    label,
    message: anOutbound(),
    answers: [answer],
    result,
    calls: [{ method: 'POST' }],
  }));
}

const outgoing: OutgoingFixture[] = [
  {
    label: 'taken',
    message: anOutbound({ inReplyTo: 'wamid.A' }),
    answers: [sent],
    result: accepted,
    calls: [
      {
        method: 'POST',
        headers: { authorization: `Bearer ${fixtureAccount.token}`, 'content-type': 'application/json' },
        body: {
          messaging_product: 'whatsapp',
          recipient_type: 'individual',
          to: '6281200100001',
          type: 'text',
          text: { preview_url: false, body: 'Aduan Anda tercatat dengan nomor BTN-261124-7K3QX.' },
          context: { message_id: 'wamid.A' },
          biz_opaque_callback_data: 'abcdefghijklmnopqrstuvwxyz234567',
        },
      },
    ],
  },
  {
    label: 'to a user id, by another number of ours',
    message: anOutbound({ to: bsuid, account: fixtureAccount.otherPhoneNumberId }),
    answers: [sent],
    result: accepted,
    calls: [
      { headers: { authorization: `Bearer ${fixtureAccount.otherToken}` }, body: { recipient: bsuid } },
    ],
  },
  {
    label: '4,096 characters, each of two units',
    message: anOutbound({ text: '🙏'.repeat(4096) }),
    answers: [sent],
    result: accepted,
  },
  {
    label: 'longer than that',
    message: anOutbound({ text: 'a'.repeat(4097) }),
    answers: [sent],
    result: { outcome: 'rejected', code: 'KANAL_WHATSAPP_TOO_LONG' },
    calls: [],
  },
  {
    label: 'by a number that is not ours',
    message: anOutbound({ account: '100000000009999' }),
    answers: [sent],
    result: { outcome: 'rejected', code: 'KANAL_WHATSAPP_ACCOUNT' },
    calls: [],
  },
  ...refusals([
    [
      'the window is closed',
      error(400, 131047),
      { outcome: 'rejected', code: 'KANAL_WHATSAPP_WINDOW_CLOSED' },
    ],
    ['opted out', error(400, 131050), { outcome: 'rejected', code: 'KANAL_RECIPIENT_OPTED_OUT' }],
    ['cannot be delivered', error(400, 131026), { outcome: 'rejected', code: '131026' }],
    ['a code nobody knows', error(400, 139999), { outcome: 'rejected', code: '139999' }],
    [
      'too many to one person',
      error(400, 131056),
      { outcome: 'retry', code: '131056', afterMs: 6_000, isForRecipientOnly: true },
    ],
    ['too many of one number', error(400, 130429), { outcome: 'retry', code: '130429', afterMs: 1_000 }],
    ['too many calls', error(400, 80007), { outcome: 'retry', code: '80007', afterMs: 60_000 }],
    [
      'too many calls, for as long as Meta says',
      error(400, 4, {
        'x-business-use-case-usage': '{"2":[{"call_count":100,"estimated_time_to_regain_access":19}]}',
      }),
      { outcome: 'retry', code: '4', afterMs: 19 * 60_000 },
    ],
    ['failed for an unknown reason', error(500, 131000), { outcome: 'retry', code: '131000', afterMs: 0 }],
    ['a token that has expired', error(401, 190), { outcome: 'retry', code: '190', afterMs: quarterHourMs }],
    ['a permission', error(403, 210), { outcome: 'retry', code: '210', afterMs: quarterHourMs }],
    [
      'forbidden for a reason nobody knows',
      error(403, 139998),
      { outcome: 'retry', code: '139998', afterMs: quarterHourMs },
    ],
    ['429 with a code nobody knows', error(429, 139997), { outcome: 'retry', afterMs: 1_000 }],
    ['a 5xx with a code nobody knows', error(503, 2), { outcome: 'unknown', cause: 'HTTP 503 with error 2' }],
    ['408 with a code nobody knows', error(408, 139996), { outcome: 'unknown' }],
    ['a page of a proxy', { status: 502, body: '<html>' }, { outcome: 'unknown' }],
    ['a 4xx without an error of Meta’s', { status: 404, body: '<html>' }, { outcome: 'unknown' }],
    ['a redirect', { status: 307, headers: { location: '/x' }, body: '' }, { outcome: 'unknown' }],
    ['taken without an id', { status: 200, body: '{"messages":[]}' }, { outcome: 'unknown' }],
    ['an answer without end', { status: 200, body: 'x'.repeat(1_000_000) }, { outcome: 'unknown' }],
  ]),
];

describeAdapter((apiBaseUrl) => aCloudApiAdapter({ apiBaseUrl }), {
  signatureHeader: 'x-hub-signature-256',
  incoming: readFixtures(),
  outgoing,
});

test('what somebody has to mend is told in the log, without the recipient', () => {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const adapter = aCloudApiAdapter({ log: createLog({ service: 'whatsapp', level: 'info', destination }) });
  const events = adapter.routes.find(({ name }) => name === 'cloud-api.events');
  for (const { file, request } of readFixtures()) if (file.startsWith('status-')) events?.parse(request);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    {
      level: 'error',
      msg: 'cloud-api.alert',
      errorCode: 131042,
      outboundId: anOutbound().id,
      whatToDo: expect.stringContaining('billing'),
      page: expect.stringMatching(/^https:/),
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
