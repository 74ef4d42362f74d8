import { describe, expect, it } from 'vitest';
import { sentSms } from './sent-sms.js';

const statuses = Int16Array.of(200, 200, 503, 0, -1, 200);
const mixed = Int16Array.of(503, 200, 403, 403);

describe('sentSms', () => {
  it('says what became of each message', () => {
    expect(sentSms('s', 10, { statuses }).map(({ fate }) => fate)).toEqual([
      'accepted',
      'accepted',
      'refused',
      'unsure',
      'accepted',
    ]);
  });

  it('takes the best of a message’s copies', () => {
    const fates = sentSms('s', 0, { statuses }, 2).map(({ fate }) => fate);
    expect(fates).toEqual(['accepted', 'unsure', 'accepted']);
    const mixedFates = sentSms('s', 0, { statuses: mixed }, 2).map(({ fate }) => fate);
    expect(mixedFates).toEqual(['accepted', 'refused']);
  });
});
