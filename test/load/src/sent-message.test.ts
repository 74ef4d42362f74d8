import { describe, expect, it } from 'vitest';
import { sentMessages } from './sent-message.js';

const run = { target: { channel: 'sms', account: '+6281200001708' }, series: 's', first: 10 } as const;
const statuses = Int16Array.of(200, 200, 503, 0, -1, 200);
const mixed = Int16Array.of(503, 200, 403, 403);

describe('sentMessages', () => {
  it('says what became of each message', () => {
    expect(sentMessages(run, { statuses }).map(({ fate }) => fate)).toEqual([
      'accepted',
      'accepted',
      'refused',
      'unsure',
      'accepted',
    ]);
  });

  it('takes the best of a message’s copies', () => {
    const fates = sentMessages(run, { statuses }, 2).map(({ fate }) => fate);
    expect(fates).toEqual(['accepted', 'unsure', 'accepted']);
    const mixedFates = sentMessages(run, { statuses: mixed }, 2).map(({ fate }) => fate);
    expect(mixedFates).toEqual(['accepted', 'refused']);
  });
});
