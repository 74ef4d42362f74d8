import { describe, expect, test } from 'vitest';
import { parseDeliver } from './parse.js';

const nowMs = Date.UTC(2026, 10, 24, 3);
const event = {
  firstSeenMs: nowMs,
  source_addr: '6281200100001',
  destination_addr: '1708',
  esm_class: 0,
  data_coding: 0,
  text: 'Lampu jalan mati',
};
const parse = (more: object = {}) =>
  parseDeliver({ body: Buffer.from(JSON.stringify({ ...event, ...more })) });
const idOf = (more: object = {}) => parse(more).messages[0]?.externalId;

describe('parseDeliver', () => {
  test.each([
    [
      'a phone',
      {},
      { account: '1708', counterpart: { externalId: '+6281200100001' }, text: 'Lampu jalan mati' },
    ],
    ['our long number', { destination_addr: '6281200001708' }, { account: '+6281200001708' }],
    ['a national sender', { source_addr: '081200100001' }, { counterpart: { externalId: '+6281200100001' } }],
    ['a short code', { source_addr: '3636' }, { noReply: true, counterpart: { externalId: '3636' } }],
    [
      'a part, as a message of its own with its header',
      { esm_class: 0x40, udh: ['0003070201'], text: 'Lampu' },
      { text: 'Lampu', raw: { udh: ['0003070201'] } },
    ],
  ])('%s', (_label, more, expected) => {
    expect(parse(more)).toMatchObject({ messages: [expected], ignored: [] });
  });

  test.each([0x04, 0x08, 0x10, 0x20, 0x44])('esm_class %i is no message of a citizen', (esm_class) => {
    expect(parse({ esm_class })).toMatchObject({ messages: [], ignored: [{ reason: 'delivery-receipt' }] });
  });

  test.each([
    ['no sender', { source_addr: '' }, /source_addr/],
    ['no recipient', { destination_addr: ' ' }, /destination_addr/],
    ['bytes that are no text', { text: undefined, binary: 'AAE=', data_coding: 4 }, /data_coding: 4/],
    ['no time', { firstSeenMs: undefined }, /firstSeenMs/],
  ])('%s is refused by name, without the content', (_label, more, reason) => {
    expect(() => parse(more)).toThrow(reason);
    expect(() => parse(more)).not.toThrow(/81200100001/);
  });

  test('the id is the content and the minute it was first seen', () => {
    expect(idOf({ firstSeenMs: nowMs + 59_999 })).toBe(idOf());
    const others = [
      { firstSeenMs: nowMs + 60_000 },
      { text: 'Lampu jalan mati!' },
      { source_addr: '6281200100002' },
      { udh: ['0003070202'] },
      { sar_segment_seqnum: 2 },
    ].map(idOf);
    expect(new Set([idOf(), ...others]).size).toBe(6);
  });
});
