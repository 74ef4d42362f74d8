import { expect, it } from 'vitest';
import { receiptId } from './receipt-id.js';

it('is the beginning of a hash in base32', () => {
  // printf '["inbound","sms","+6281200001708","SM00000000000000000000000000000001"]' | openssl dgst -sha256 -binary | base32
  expect(receiptId('+6281200001708', 'SM00000000000000000000000000000001')).toBe(
    'jrkordhiq5e7ivlengn6hhotp3zk5vzx',
  );
});
