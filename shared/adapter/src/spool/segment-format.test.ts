import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newSegment, readSegment, recordOverheadBytes, segmentHeaderBytes } from './segment-format.js';

const spoolKey = Buffer.alloc(32, 1);

function segmentOf(payloads: readonly Uint8Array[]): Buffer {
  const { header, seal } = newSegment(spoolKey);
  return Buffer.concat([header, ...payloads.map(seal)]);
}

const three = ['satu', 'dua dua', 'tiga tiga tiga'].map((text) => Buffer.from(text));

describe('segment format', () => {
  it('gives back any payloads in order', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 20 }), (payloads) => {
        const read = readSegment(spoolKey, segmentOf(payloads));
        expect(read.payloads.map((payload) => [...payload])).toEqual(payloads.map((payload) => [...payload]));
        expect(read).toMatchObject({ tornBytes: 0, damagedBytes: 0 });
      }),
    );
  });

  it('keeps every whole record when the file is cut at any byte', () => {
    const bytes = segmentOf(three);
    for (let end = 0; end <= bytes.byteLength; end++) {
      const read = readSegment(spoolKey, bytes.subarray(0, end));
      let at = segmentHeaderBytes;
      const whole = three.filter((payload) => {
        at += recordOverheadBytes + payload.byteLength;
        return at <= end;
      });
      expect(read.payloads, `cut at ${end}`).toEqual(whole);
      expect(read.damagedBytes).toBe(0);
    }
  });

  it('loses at most the record that a flipped bit is in', () => {
    const bytes = segmentOf(three);
    for (let bit = segmentHeaderBytes * 8; bit < bytes.byteLength * 8; bit++) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      const read = readSegment(spoolKey, flipped);
      expect(read.payloads.length, `bit ${bit}`).toBe(2);
      expect(read.payloads.every((payload) => three.some((one) => one.equals(payload)))).toBe(true);
      expect(read.damagedBytes + read.tornBytes).toBeGreaterThan(0);
    }
  });

  it('tells a damaged header from an empty file', () => {
    const bytes = segmentOf(three);
    for (let at = 0; at < segmentHeaderBytes; at++) {
      const damaged = Buffer.from(bytes);
      damaged.writeUInt8(damaged.readUInt8(at) ^ 1, at);
      expect(readSegment(spoolKey, damaged)).toEqual({
        payloads: [],
        tornBytes: 0,
        damagedBytes: bytes.byteLength,
      });
    }
  });

  it('does not take another key for damage', () => {
    expect(() => readSegment(Buffer.alloc(32, 2), segmentOf(three))).toThrow();
  });

  it('shows nothing of what it holds', () => {
    const secret = 'Ibu Sari, Jalan Melati 4';
    expect(segmentOf([Buffer.from(secret)]).includes(secret)).toBe(false);
  });
});
