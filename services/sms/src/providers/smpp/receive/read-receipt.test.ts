import { describe, expect, test } from 'vitest';
import { readReceipt } from './read-receipt.js';

const event = {
  firstSeenMs: Date.UTC(2026, 10, 24, 3),
  operator: 'telkomsel',
  source_addr: '6281200100001',
  destination_addr: '1708',
  esm_class: 4,
  data_coding: 0,
};
const appendixB =
  'id:0123456789 sub:001 dlvrd:001 submit date:2611241003 done date:2611241004 stat:DELIVRD err:000 text:Pesan Anda diteri';
const read = (more: object) => readReceipt({ ...event, ...more }, 'as-is');
const delivered = {
  status: 'receipt',
  draft: { providerMessageId: 'telkomsel:0123456789', status: 'delivered' },
};

describe('readReceipt', () => {
  test.each([
    ['as Appendix B has it', appendixB],
    ['seconds in its dates', appendixB.replaceAll(/26112410\d\d/g, '$&59')],
    ['other cases', 'ID:0123456789 SUB:001 Stat:delivrd Err:000 Text:'],
    ['spaces around colons', 'id : 0123456789  sub: 001 stat : DELIVRD   err: 000 text: '],
    ['id and state alone', 'id:0123456789 stat:DELIVRD'],
    ['commas between', 'id:0123456789,sub:001,stat:DELIVRD,err:000'],
    ['the whole word', 'id:0123456789 stat:DELIVERED err:0'],
    ['lines', 'id:0123456789\r\nstat:DELIVRD\r\n'],
    ['our reply with fields in it', `${appendixB} id:9 stat:REJECTD`],
  ])('a text with %s', (_label, text) => {
    expect(read({ text })).toEqual(delivered);
  });

  test.each([
    ['alone', {}],
    ['before another text', { text: appendixB.replace('0123456789', '9').replace('DELIVRD', 'UNDELIV') }],
    [
      'without a closing zero, the next parameter read along',
      { receipted_message_id: '0123456789\u0004\u0027' },
    ],
  ])('parameters %s', (_label, more) => {
    expect(read({ receipted_message_id: '0123456789', message_state: 2, ...more })).toEqual(delivered);
  });

  test('a parameter and the text together', () => {
    expect(read({ receipted_message_id: '0123456789', text: 'stat:DELIVRD' })).toEqual(delivered);
    expect(read({ message_state: 2, text: appendixB.replace('DELIVRD', '???????') })).toEqual(delivered);
  });

  test('a text whose data coding is none', () => {
    const binary = Buffer.from(appendixB, 'latin1').toString('base64');
    expect(read({ data_coding: 0xf5, binary })).toEqual(delivered);
  });

  test('an underscore, which the GSM alphabet has elsewhere', () => {
    expect(read({ text: 'id:a§1-b stat:DELIVRD' })).toMatchObject({
      draft: { providerMessageId: 'telkomsel:a_1-b' },
    });
  });

  test.each([
    ['ENROUTE', 1, 'sent'],
    ['DELIVRD', 2, 'delivered'],
    ['EXPIRED', 3, 'rejected'],
    ['DELETED', 4, 'rejected'],
    ['UNDELIV', 5, 'rejected'],
    ['ACCEPTD', 6, 'sent'],
    ['UNKNOWN', 7, 'accepted'],
    ['REJECTD', 8, 'rejected'],
  ])('%s, or %i, is %s', (name, number, status) => {
    for (const more of [
      { text: `id:7 stat:${name}` },
      { receipted_message_id: '7', message_state: number },
    ]) {
      expect(read(more)).toMatchObject({
        status: 'receipt',
        draft: { providerMessageId: 'telkomsel:7', status },
      });
    }
  });

  test.each([
    ['000', 'it cannot be delivered'],
    ['27', 'it cannot be delivered; the operator’s code: 27'],
  ])('of a refusal with err:%s a person is told why', (error, reason) => {
    expect(read({ text: `id:7 stat:UNDELIV err:${error}` })).toMatchObject({
      draft: { code: 'SMPP UNDELIV', reason },
    });
  });

  test.each([
    ['as-is', '00FF', '00FF'],
    ['hex-to-decimal', '00FF', '255'],
    ['hex-to-decimal', 'ffffffffffffffff', '18446744073709551615'],
    ['decimal-to-hex', '0255', 'ff'],
    ['hex-to-decimal', 'a-1', 'a-1'],
    ['decimal-to-hex', 'ff', 'ff'],
  ] as const)('%s: %s is %s', (receiptIds, id, providerMessageId) => {
    expect(readReceipt({ ...event, text: `id:${id} stat:DELIVRD` }, receiptIds)).toMatchObject({
      draft: { providerMessageId: `telkomsel:${providerMessageId}` },
    });
  });

  test.each([
    ['no id', { text: 'stat:DELIVRD err:000' }, 'receipt: names no message'],
    ['an empty id', { text: 'id: sub:001 stat:DELIVRD' }, 'receipt: names no message'],
    ['no state', { text: 'id:4711 err:000' }, 'receipt: names no state that is known'],
    ['an empty state', { text: 'id:4711 stat: err:000' }, 'receipt: names no state that is known'],
    ['a state of its own', { text: 'id:4711 stat:HILANG' }, 'receipt: names no state that is known'],
    [
      'a number of its own',
      { receipted_message_id: '4711', message_state: 99 },
      'receipt: names no state that is known',
    ],
    ['nothing', {}, 'receipt: names no message'],
  ])('%s is unreadable, and its reason has no value in it', (_label, more, reason) => {
    expect(read(more)).toEqual({ status: 'unreadable', reason });
  });
});
