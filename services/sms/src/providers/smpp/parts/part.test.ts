import { describe, expect, test } from 'vitest';
import type { Content } from '../receive/to-event.js';
import { fingerprint, readPart } from './part.js';

const content: Content = {
  operator: 'telkomsel',
  source_addr: '6281200100001',
  destination_addr: '1708',
  esm_class: 0x40,
  data_coding: 0,
};
const read = (more: Partial<Content>, octets = Buffer.from('ab')) =>
  readPart({ ...content, ...more }, octets);
const sar = (reference: number, total: number, seq: number) => ({
  sar_msg_ref_num: reference,
  sar_total_segments: total,
  sar_segment_seqnum: seq,
});

describe('readPart', () => {
  test.each([
    ['an 8-bit reference', { udh: ['0003070201'] }, 'udh8 07', 2, 1],
    ['a 16-bit reference', { udh: ['080401070302'] }, 'udh16 0107', 3, 2],
    ['parameters', sar(7, 2, 2), 'sar 7', 2, 2],
    ['behind another element', { udh: ['240101', '0003070303'] }, 'udh8 07', 3, 3],
    ['parameters where the header is wrong', { udh: ['0003070200'], ...sar(9, 2, 1) }, 'sar 9', 2, 1],
    ['255 parts', { udh: ['000307ffff'] }, 'udh8 07', 255, 255],
  ])('%s', (_label, more, reference, total, seq) => {
    expect(read(more)).toMatchObject({ of: { reference, total }, part: { seq, octets: 'YWI=' } });
  });

  test.each([
    ['no reference', {}],
    ['one of one', { udh: ['0003070101'] }],
    ['of none', { udh: ['0003070001'] }],
    ['number zero', { udh: ['0003070200'] }],
    ['three of two', { udh: ['0003070203'] }],
    ['an element of another length', { udh: ['00020702'] }],
    ['three of two in parameters', sar(7, 2, 3)],
    ['a parameter missing', { sar_msg_ref_num: 7, sar_total_segments: 2 }],
  ])('%s is a message of its own', (_label, more) => {
    expect(read(more)).toBeUndefined();
  });

  test('so is one larger than any part', () => {
    expect(read({ udh: ['0003070201'] }, Buffer.alloc(1_024))).toBeDefined();
    expect(read({ udh: ['0003070201'] }, Buffer.alloc(1_025))).toBeUndefined();
  });
});

test('parts look the same only if they are', () => {
  const part = { seq: 1, data_coding: 0, octets: 'YWI=' };
  const all = [
    part,
    { ...part, seq: 2 },
    { ...part, data_coding: 8 },
    { ...part, octets: 'YWM=' },
    { ...part, udh: ['240101'] },
  ];
  expect(new Set(all.map(fingerprint)).size).toBe(all.length);
  expect(fingerprint({ ...part })).toBe(fingerprint(part));
});
