import { describe, expect, it } from 'vitest';
import { isSmsText, smsExcess, smsPartLength, smsReplies } from './sms-fit.js';

const voice = {
  agencyName: 'Pemerintah Prov. Banten.',
  laporAddress: 'lapor.go.id',
  timeZone: 'Asia/Jakarta',
} as const;

describe('every SMS reply, with the longest agency name and ticket', () => {
  it.each(smsReplies('BTNAB-261125-7K3PXZH', voice))('%s is one GSM-7 part', (_name, text) => {
    expect(voice.agencyName).toHaveLength(24);
    expect(isSmsText(text)).toBe(true);
    expect(text.length).toBeLessThanOrEqual(smsPartLength);
  });
});

it.each(['Pemprov Banten’s', 'Kota “Serang”', 'Kab. Lebak ✅', 'Provinsi [Banten]'])(
  '%s is no SMS text',
  (text) => {
    expect(isSmsText(text)).toBe(false);
  },
);

it('counts what an address costs beyond one part', () => {
  expect(smsExcess('BTNAB', voice)).toBeLessThanOrEqual(0);
  const roomLeft = -smsExcess('BTNAB', voice);
  const withAddress = (length: number) => ({ ...voice, laporAddress: 'a'.repeat(length) });
  expect(smsExcess('BTNAB', withAddress('lapor.go.id'.length + roomLeft))).toBe(0);
  expect(smsExcess('BTNAB', withAddress('lapor.go.id'.length + roomLeft + 1))).toBe(1);
  expect(smsExcess('BTN', withAddress('lapor.go.id'.length + roomLeft + 2))).toBe(0);
});
