import { createHmac } from 'node:crypto';
import { describeAdapter, type OutgoingFixture, type ProviderAnswer } from '@kanal/adapter/conformance';
import type { SendResult } from '@kanal/contracts';
import { expect, test } from 'vitest';
import { aMetaAdapter, anOutbound } from './fixtures/a-meta-adapter.js';
import { fixtureApp, readFixtures } from './fixtures/read-fixtures.js';

const { pageId, pageToken, instagramId, instagramToken, pageInstagramId } = fixtureApp;
const sent: ProviderAnswer = { status: 200, body: '{"recipient_id":"7000000000000001","message_id":"m_1"}' };
const commented: ProviderAnswer = { status: 200, body: '{"id":"100000000001708_11_33"}' };
const accepted = { outcome: 'accepted', providerMessageId: 'm_1' } as const;
const quarterHourMs = 900_000;
const text = anOutbound().text;

function fixtureProof(token: string, secret: string): string {
  return createHmac('sha256', secret).update(token).digest('hex');
}

/** Its words name the recipient, as Meta's sometimes do. */
function error(
  status: number,
  code: number,
  subcode?: number,
  headers: Record<string, string> = {},
): ProviderAnswer {
  const message = `(#${code}) about 7000000000000001`;
  const body = { error: { message, type: 'OAuthException', code, error_subcode: subcode, fbtrace_id: 'A' } };
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
    message: anOutbound(),
    answers: [sent],
    result: accepted,
    calls: [
      {
        method: 'POST',
        path: `/v23.0/${pageId}/messages?appsecret_proof=${fixtureProof(pageToken, fixtureApp.appSecret)}`,
        headers: { authorization: `Bearer ${pageToken}`, 'content-type': 'application/json' },
        body: {
          recipient: { id: '7000000000000001' },
          messaging_type: 'RESPONSE',
          message: { text, metadata: anOutbound().id },
        },
      },
    ],
  },
  {
    label: 'on Instagram, by the account’s own token and secret',
    message: anOutbound({ channel: 'instagram', account: instagramId, to: '8000000000000001' }),
    answers: [sent],
    result: accepted,
    calls: [
      {
        path: `/v23.0/${instagramId}/messages?appsecret_proof=${fixtureProof(instagramToken, fixtureApp.instagramAppSecret)}`,
        headers: { authorization: `Bearer ${instagramToken}` },
        body: { recipient: { id: '8000000000000001' }, message: { text } },
      },
    ],
  },
  {
    label: 'on Instagram, by the page it is connected to',
    message: anOutbound({ channel: 'instagram', account: pageInstagramId, to: '8000000000000001' }),
    answers: [sent],
    result: accepted,
    calls: [
      {
        path: `/v23.0/${pageId}/messages?appsecret_proof=${fixtureProof(pageToken, fixtureApp.appSecret)}`,
        headers: { authorization: `Bearer ${pageToken}` },
      },
    ],
  },
  {
    label: 'a public answer to a comment',
    message: anOutbound({
      channel: 'facebook',
      kind: 'comment',
      visibility: 'public',
      inReplyTo: `${pageId}_11_22`,
    }),
    answers: [commented],
    result: { outcome: 'accepted', providerMessageId: '100000000001708_11_33' },
    calls: [{ body: { message: text } }],
  },
  {
    label: 'near what Meta grants',
    message: anOutbound(),
    answers: [{ ...sent, headers: { 'x-app-usage': '{"call_count":90}' } }],
    result: { ...accepted, restMs: 30_500 },
  },
  {
    label: 'by a page that is not ours',
    message: anOutbound({ account: '100000000009999' }),
    answers: [sent],
    result: { outcome: 'rejected', code: 'KANAL_META_ACCOUNT' },
    calls: [],
  },
  {
    label: 'too late',
    message: anOutbound({ lastInboundAt: '2026-11-22T03:00:00.000Z' }),
    answers: [sent],
    result: { outcome: 'rejected', code: 'KANAL_META_WINDOW_CLOSED' },
    calls: [],
  },
  ...refusals([
    [
      'the window is closed',
      error(400, 10, 2018278),
      { outcome: 'rejected', code: 'KANAL_META_WINDOW_CLOSED' },
    ],
    ['the person takes nothing', error(400, 551, 1545041), { outcome: 'rejected', code: '551' }],
    ['a code nobody knows', error(400, 139999), { outcome: 'rejected', code: '139999' }],
    ['too many calls', error(400, 613), { outcome: 'retry', code: '613', afterMs: 60_000 }],
    [
      'too many calls, for as long as Meta says',
      error(400, 4, undefined, {
        'x-business-use-case-usage': '{"2":[{"call_count":100,"estimated_time_to_regain_access":19}]}',
      }),
      { outcome: 'retry', code: '4', afterMs: 19 * 60_000 },
    ],
    [
      'a failure of Meta’s own',
      error(500, 1200),
      { outcome: 'retry', code: '1200', afterMs: 0, isForRecipientOnly: true },
    ],
    [
      'a token that has expired',
      error(401, 190, 463),
      { outcome: 'retry', code: '190', afterMs: quarterHourMs },
    ],
    ['a permission', error(403, 210), { outcome: 'retry', code: '210', afterMs: quarterHourMs }],
    ['429 with a code nobody knows', error(429, 139997), { outcome: 'retry', afterMs: 1_000 }],
    ['a 5xx with a code that says nothing', error(503, 2), { outcome: 'unknown' }],
    ['a page of a proxy', { status: 502, body: '<html>' }, { outcome: 'unknown' }],
    ['a redirect', { status: 307, headers: { location: '/x' }, body: '' }, { outcome: 'unknown' }],
    ['taken without an id', { status: 200, body: '{}' }, { outcome: 'unknown' }],
    ['an answer without end', { status: 200, body: 'x'.repeat(1_000_000) }, { outcome: 'unknown' }],
  ]),
];

describeAdapter((apiBaseUrl) => aMetaAdapter(apiBaseUrl), {
  signatureHeader: 'x-hub-signature-256',
  incoming: readFixtures(),
  outgoing,
});

test('every fixture says where it is from', () => {
  const without = readFixtures().filter(
    ({ provenance }) => !/^Synthetic, \d{4}-\d\d-\d\d\. .{20}/.test(provenance),
  );
  expect(without.map(({ file }) => file)).toEqual([]);
});
