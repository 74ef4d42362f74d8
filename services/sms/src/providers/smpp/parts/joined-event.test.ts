import { describe, expect, test } from 'vitest';
import { joinedEvent } from './joined-event.js';
import type { Part } from './part.js';

const of = {
  operator: 'telkomsel',
  source_addr: '6281200100001',
  destination_addr: '1708',
  reference: 'udh8 07',
  total: 3,
};
const firstSeenMs = Date.UTC(2026, 10, 24, 3);
const part = (seq: number, octets: Uint8Array, data_coding = 0): Part => ({
  seq,
  data_coding,
  octets: Buffer.from(octets).toString('base64'),
});
const gsm = (seq: number, text: string) => part(seq, Buffer.from(text));
const textOf = (total: number, ...parts: Part[]) =>
  joinedEvent({ ...of, total }, { firstSeenMs, parts }, 'gsm7').text;
const pray = Buffer.from('a🙏b', 'utf16le').swap16();

describe('joinedEvent', () => {
  test.each([
    ['all of them', 3, [gsm(1, 'Lampu '), gsm(2, 'jalan '), gsm(3, 'mati')], 'Lampu jalan mati'],
    ['the first missing', 3, [gsm(2, 'jalan '), gsm(3, 'mati')], '[…]jalan mati'],
    ['one in the middle missing', 3, [gsm(1, 'Lampu '), gsm(3, 'mati')], 'Lampu […]mati'],
    ['the last missing', 3, [gsm(1, 'Lampu '), gsm(2, 'jalan ')], 'Lampu jalan […]'],
    ['two in a row missing', 4, [gsm(1, 'Lampu '), gsm(4, 'mati')], 'Lampu […]mati'],
    ['an emoji in two parts', 2, [part(1, pray.subarray(0, 4), 8), part(2, pray.subarray(4), 8)], 'a🙏b'],
    ['a letter in two parts', 2, [part(1, pray.subarray(0, 1), 8), part(2, pray.subarray(1), 8)], 'a🙏b'],
    ['an escape in two parts', 2, [part(1, Buffer.of(0x35, 0x1b)), part(2, Buffer.of(0x65))], '5€'],
    ['two codings', 2, [gsm(1, 'Terima kasih '), part(2, pray, 8)], 'Terima kasih a🙏b'],
    ['half an emoji and nothing', 2, [part(1, pray.subarray(0, 4), 8)], 'a\ufffd[…]'],
    ['a part that is no text', 2, [gsm(1, 'Foto: '), part(2, Buffer.of(1, 2), 4)], 'Foto: […]'],
    ['nothing that is text', 2, [part(1, Buffer.of(1), 4), part(2, Buffer.of(2), 4)], undefined],
  ])('%s', (_label, total, parts, text) => {
    expect(textOf(total, ...parts)).toBe(text);
  });

  test('its id is whose it is and when it began, and nothing of what is in it', () => {
    const idOf = (whose: object = {}, began = firstSeenMs, parts = [gsm(1, 'a')]) =>
      joinedEvent({ ...of, ...whose }, { firstSeenMs: began, parts }, 'gsm7').joined?.id;
    expect(idOf({}, firstSeenMs, [gsm(1, 'a'), gsm(2, 'b')])).toBe(idOf());
    const others = [
      idOf({ operator: 'indosat' }),
      idOf({ source_addr: '6281200100002' }),
      idOf({ destination_addr: '1709' }),
      idOf({ reference: 'udh16 0007' }),
      idOf({ total: 4 }),
      idOf({}, firstSeenMs + 1),
    ];
    expect(new Set([idOf(), ...others]).size).toBe(7);
  });
});
