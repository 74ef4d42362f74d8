import type { HttpOutcome } from '@kanal/adapter';
import { expect, test } from 'vitest';
import { readAnswer } from './answer.js';
import { xErrors } from './errors.js';

const nowMs = Date.UTC(2026, 10, 24, 4);

function answered(status: number, body: string, headers: Record<string, string> = {}): HttpOutcome {
  return { outcome: 'answered', status, headers, body };
}

/** One of X's own words for each row, as they were seen; where from is in the row's page. */
const samples: readonly [code: string, status: number, problem: object][] = [
  [
    'KANAL_X_DUPLICATE',
    403,
    { detail: 'You are not allowed to create a Tweet with duplicate content.', type: 'about:blank' },
  ],
  [
    'KANAL_X_NOT_SUMMONED',
    403,
    {
      title: 'Authorization Error',
      detail: 'You can only reply to or quote posts where you are mentioned or are the author.',
    },
  ],
  [
    'KANAL_X_NOT_SUMMONED',
    403,
    {
      detail:
        'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.',
    },
  ],
  [
    'KANAL_X_REPLY_RESTRICTED',
    403,
    { detail: 'The original Tweet author restricted who can reply to this Tweet.' },
  ],
  [
    'KANAL_X_ORIGINAL_GONE',
    403,
    { detail: 'You attempted to reply to a Tweet that is deleted or not visible to you.' },
  ],
  ['KANAL_X_ORIGINAL_GONE', 400, { detail: 'The in_reply_to_tweet_id field is invalid.' }],
  [
    'KANAL_X_DIRECT_NOT_ALLOWED',
    403,
    { detail: 'You do not have permission to DM one or more participants.' },
  ],
  [
    'KANAL_X_SUSPENDED',
    403,
    { detail: 'Your account is suspended and is not permitted to access this feature.' },
  ],
  [
    'KANAL_X_LOCKED',
    403,
    {
      detail:
        'To protect our users from spam and other malicious activity, this account is temporarily locked.',
    },
  ],
  [
    'KANAL_X_DAILY_LIMIT',
    403,
    { detail: 'You have reached your daily limit for sending Tweets and messages.' },
  ],
  ['KANAL_X_NO_ACCESS', 403, { type: 'https://api.x.com/2/problems/client-forbidden', detail: 'enroll' }],
  [
    'KANAL_X_NO_SCOPE',
    403,
    {
      detail:
        'Your client app is not configured with the appropriate oauth1 app permissions for this endpoint.',
    },
  ],
  [
    'KANAL_X_CREDITS_DEPLETED',
    402,
    { title: 'CreditsDepleted', type: 'https://api.x.com/2/problems/credits' },
  ],
  ['KANAL_X_USAGE_CAPPED', 429, { type: 'https://api.x.com/2/problems/usage-capped' }],
  ['KANAL_X_LIMIT', 429, {}],
  [
    'KANAL_X_REFRESH_TOKEN',
    400,
    { error: 'invalid_request', error_description: 'Value passed for the token was invalid.' },
  ],
  ['KANAL_X_TOKEN', 401, { title: 'Unauthorized' }],
];

test.each(samples)('%s (%i)', (code, status, problem) => {
  expect(readAnswer(answered(status, JSON.stringify(problem)), nowMs)).toMatchObject({
    answer: 'refused',
    status,
    row: { code },
  });
});

test('every row has a sample, and a code that somebody must act on says how', () => {
  expect(new Set(samples.map(([code]) => code))).toEqual(new Set(xErrors.map(({ code }) => code)));
  for (const { action, alert, indonesian } of xErrors) {
    if (action === 'misconfigured') expect(alert).toBeDefined();
    if (action === 'reject') expect(indonesian).toBeDefined();
  }
});

test.each<[string, HttpOutcome, object]>([
  ['done', answered(201, '{"data":{"id":"1"}}'), { answer: 'done', data: { data: { id: '1' } } }],
  ['done, and nothing to say', answered(204, ''), { answer: 'done', data: undefined }],
  [
    'taken, perhaps: no JSON',
    answered(200, '<html>'),
    { answer: 'none', cause: 'HTTP 200 with no JSON', status: 200 },
  ],
  ['an accident', answered(503, '{}'), { answer: 'none', cause: 'HTTP 503', status: 503 }],
  ['too slow for X', answered(408, ''), { answer: 'none', cause: 'HTTP 408', status: 408 }],
  ['sent elsewhere', answered(302, ''), { answer: 'none', cause: 'HTTP 302', status: 302 }],
  ['unknown', answered(409, 'no JSON'), { answer: 'refused', status: 409 }],
  ['no connection', { outcome: 'not-connected' }, { answer: 'not-connected' }],
  ['no answer', { outcome: 'no-answer', cause: 'ECONNRESET' }, { answer: 'none', cause: 'ECONNRESET' }],
])('%s', (_label, outcome, answer) => {
  expect(readAnswer(outcome, nowMs)).toEqual(answer);
});

const inSeconds = (seconds: number) => String(nowMs / 1000 + seconds);

test.each<[string, Record<string, string>, object | undefined]>([
  ['none', {}, undefined],
  [
    'the window',
    { 'x-rate-limit-remaining': '7', 'x-rate-limit-reset': inSeconds(60) },
    { remaining: 7, resetMs: 60_000 },
  ],
  [
    'the day is tighter',
    {
      'x-rate-limit-remaining': '7',
      'x-rate-limit-reset': inSeconds(60),
      'x-user-limit-24hour-remaining': '0',
      'x-user-limit-24hour-reset': inSeconds(3_600),
    },
    { remaining: 0, resetMs: 3_600_000 },
  ],
  [
    'over',
    { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': inSeconds(-5) },
    { remaining: 0, resetMs: 0 },
  ],
  [
    'a clock that is wrong',
    { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': inSeconds(999_999) },
    { remaining: 0, resetMs: 86_400_000 },
  ],
  ['no numbers', { 'x-rate-limit-remaining': 'many', 'x-rate-limit-reset': 'soon' }, undefined],
])('limits: %s', (_label, headers, rateLimit) => {
  const answer = readAnswer(answered(200, '{}', headers), nowMs);
  expect('rateLimit' in answer ? answer.rateLimit : undefined).toEqual(rateLimit);
});
