import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  conversationId,
  conversationSchema,
  idSchema,
  inboundId,
  outboundId,
  partitionCount,
  partitionOf,
  stableId,
} from './identity.js';

const key = Buffer.alloc(32, 7);
const of = (counterpart: string) => ({ channel: 'sms', account: '1708', counterpart }) as const;

describe('ids', () => {
  it('never change: they are keys in databases and streams', () => {
    expect(inboundId('sms', '+6281200001708', 'SM00000000000000000000000000000001')).toBe(
      'jrkordhiq5e7ivlengn6hhotp3zk5vzx',
    );
    expect(outboundId('a'.repeat(32), 'ack')).toBe('r2zooygj3vriyn6ksv2zgvei6i7pz65e');
    expect(conversationId(of('+6281200000001'), key)).toBe('tv4c7lfg5sn3qmyc');
  });

  it('keep parts apart', () => {
    expect(stableId('a', 'bc')).not.toBe(stableId('ab', 'c'));
    expect(stableId('a","b')).not.toBe(stableId('a', 'b'));
  });

  it('have their shape whatever the provider calls a message', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (externalId) => {
        expect(idSchema.safeParse(inboundId('x', 'account', externalId)).success).toBe(true);
        expect(conversationSchema.safeParse(conversationId(of(externalId), key)).success).toBe(true);
      }),
    );
  });
});

describe('conversationId', () => {
  it('cannot be computed without the key', () => {
    expect(conversationId(of('+6281200000001'), Buffer.alloc(32, 8))).not.toBe(
      conversationId(of('+6281200000001'), key),
    );
  });

  it('spreads over all partitions', () => {
    const counts = new Array<number>(partitionCount).fill(0);
    for (let i = 0; i < 16_000; i++) {
      const partition = partitionOf(conversationId(of(`+62812${i}`), key));
      counts[partition] = (counts[partition] ?? 0) + 1;
    }
    for (const count of counts) expect(count).toBeGreaterThan(800);
  });
});
