import { describe, expect, it } from 'vitest';
import { sentSms } from './sent-sms.js';

const run = { series: 's', first: 10, account: '+6281200001708' };
const statuses = Int16Array.of(200, 200, 503, 0, -1, 200);
const mixed = Int16Array.of(503, 200, 403, 403);

describe('sentSms', () => {
  it('says what became of each message', () => {
    expect(sentSms(run, { statuses }).map(({ fate }) => fate)).toEqual([
      'accepted',
      'accepted',
      'refused',
      'unsure',
      'accepted',
    ]);
  });

  it('takes the best of a message’s copies', () => {
    const fates = sentSms(run, { statuses }, 2).map(({ fate }) => fate);
    expect(fates).toEqual(['accepted', 'unsure', 'accepted']);
    const mixedFates = sentSms(run, { statuses: mixed }, 2).map(({ fate }) => fate);
    expect(mixedFates).toEqual(['accepted', 'refused']);
  });
});
