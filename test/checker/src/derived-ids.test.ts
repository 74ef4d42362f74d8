import { expect, it } from 'vitest';
import { receiptId, replyId } from './derived-ids.js';

it('begins a hash in base32', () => {
  // printf '["inbound","sms","+6281200001708","SM00000000000000000000000000000001"]' | openssl dgst -sha256 -binary | base32
  const receipt = receiptId('sms', '+6281200001708', 'SM00000000000000000000000000000001');
  expect(receipt).toBe('jrkordhiq5e7ivlengn6hhotp3zk5vzx');
  // printf '["outbound","jrkordhiq5e7ivlengn6hhotp3zk5vzx","ack"]' | openssl dgst -sha256 -binary | base32
  expect(replyId(receipt, 'ack')).toBe('omsmxbzwvmczpo2xodvux5ytdgfeml3d');
});
