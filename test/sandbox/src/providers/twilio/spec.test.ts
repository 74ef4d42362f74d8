import { expect, test } from 'vitest';
import { toResource } from './message.js';
import { loadTwilioSpec } from './spec.js';

const spec = loadTwilioSpec();
const good = { To: '+6281201234567', From: '+6281200001708', Body: 'Terima kasih' };

test.each([
  ['the least', { To: '+6281201234567' }],
  ['an ordinary reply', { ...good, StatusCallback: 'https://lapor.example/webhooks/sms/twilio/status' }],
  ['one media URL as text', { ...good, MediaUrl: 'https://lapor.example/a.png' }],
  [
    'several media URLs',
    { ...good, MediaUrl: ['https://lapor.example/a.png', 'https://lapor.example/b.png'] },
  ],
  ['typed values as text', { ...good, ValidityPeriod: '14400', SmartEncoded: 'true', RiskCheck: 'disable' }],
])('nothing to object to: %s', (_label, params) => {
  expect(spec.createViolations(params)).toEqual([]);
});

test.each([
  ['To missing', { From: good.From, Body: 'x' }, "must have required property 'To'"],
  ['To is no number', { ...good, To: '+0812' }, 'To must match format "phone-number"'],
  ['To twice', { ...good, To: ['+6281201234567', '+6281201234568'] }, 'To must be string'],
  [
    'a callback that is no URL',
    { ...good, StatusCallback: 'sms/status' },
    'StatusCallback must match format "uri"',
  ],
  ['a validity that is no number', { ...good, ValidityPeriod: 'soon' }, 'ValidityPeriod must be integer'],
  ['a flag that is none', { ...good, SmartEncoded: 'yes' }, 'SmartEncoded must be boolean'],
  [
    'a value out of an enumeration',
    { ...good, RiskCheck: 'off' },
    'RiskCheck must be equal to one of the allowed values',
  ],
  [
    'a service that is no SID',
    { ...good, MessagingServiceSid: 'MG1' },
    'MessagingServiceSid must match pattern',
  ],
  [
    'a misspelt name',
    { ...good, StatusCallBack: 'https://lapor.example' },
    'StatusCallBack is not a parameter of this call',
  ],
  ['1601 characters', { ...good, Body: 'a'.repeat(1_601) }, 'Body has more than 1600 characters'],
  [
    '11 media',
    { ...good, MediaUrl: Array(11).fill('https://lapor.example/a') },
    'MediaUrl is given more than 10 times',
  ],
  [
    '36001 seconds',
    { ...good, ValidityPeriod: '36001' },
    'ValidityPeriod is not between 1 and 36000 seconds',
  ],
])('a violation: %s', (_label, params, expected) => {
  expect(spec.createViolations(params)).toContainEqual(expect.stringContaining(expected));
});

test('a violation never quotes the value', () => {
  expect(spec.createViolations({ ...good, To: '+0-rahasia' }).join()).not.toContain('rahasia');
});

test('what the sandbox answers is a Message resource by the same file', () => {
  const resource = toResource(`AC${'a'.repeat(32)}`, {
    sid: `SM${'b'.repeat(32)}`,
    direction: 'outbound-api',
    from: good.From,
    to: good.To,
    body: good.Body,
    numMedia: 0,
    createdMs: Date.UTC(2026, 10, 24, 3, 4, 5),
    sentMs: undefined,
    updatedMs: Date.UTC(2026, 10, 24, 3, 4, 5),
    status: 'queued',
    errorCode: undefined,
  });
  expect(spec.messageViolations(resource)).toEqual([]);
  expect(resource).toMatchObject({ date_created: 'Tue, 24 Nov 2026 03:04:05 +0000', num_segments: '1' });
  expect(spec.messageViolations({ ...resource, status: 'vanished' })).toHaveLength(1);
  expect(spec.messageViolations({ ...resource, date_created: '2026-11-24T03:04:05Z' })).toHaveLength(1);
});
