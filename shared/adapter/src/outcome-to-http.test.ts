import { expect, it } from 'vitest';
import type { IngestOutcome } from './ingest-outcome.js';
import { outcomeToHttp } from './outcome-to-http.js';

const counts = { messages: 1, statuses: 0, lookups: 0, privacyRequests: 0, ignored: 0, malformed: 0 };
const answer = { contentType: 'text/xml', body: '<Response/>' };

const table: { outcome: IngestOutcome; status: number; headers: Record<string, string>; body: string }[] = [
  {
    outcome: { outcome: 'accepted', counts },
    status: 200,
    headers: { 'content-type': 'text/xml' },
    body: '<Response/>',
  },
  {
    outcome: { outcome: 'spooled', counts },
    status: 200,
    headers: { 'content-type': 'text/xml' },
    body: '<Response/>',
  },
  {
    outcome: { outcome: 'quarantined', reason: 'SyntaxError' },
    status: 200,
    headers: { 'content-type': 'text/xml' },
    body: '<Response/>',
  },
  {
    outcome: { outcome: 'challenge', contentType: 'text/plain', body: '123' },
    status: 200,
    headers: { 'content-type': 'text/plain' },
    body: '123',
  },
  { outcome: { outcome: 'forged', reason: 'bad-signature' }, status: 403, headers: {}, body: '' },
  { outcome: { outcome: 'too-large' }, status: 413, headers: { connection: 'close' }, body: '' },
  {
    outcome: { outcome: 'overloaded', retryAfterMs: 1 },
    status: 503,
    headers: { 'retry-after': '1' },
    body: '',
  },
  {
    outcome: { outcome: 'unavailable', retryAfterMs: 5001 },
    status: 503,
    headers: { 'retry-after': '6' },
    body: '',
  },
  {
    outcome: { outcome: 'bad-request', reason: 'aborted' },
    status: 400,
    headers: { connection: 'close' },
    body: '',
  },
  { outcome: { outcome: 'not-found' }, status: 404, headers: {}, body: '' },
];

it.each(table)('$outcome.outcome is $status', ({ outcome, ...http }) => {
  expect(outcomeToHttp(outcome, answer)).toEqual(http);
});
