import { describe, expect, it } from 'vitest';
import { complaintStates } from './complaint-state.js';
import * as replies from './replies.js';

const voice = {
  agencyName: 'Pemprov Banten',
  laporAddress: 'lapor.go.id',
  timeZone: 'Asia/Makassar',
} as const;
const ticket = 'BTN-261125-7K3PXZH';
const receivedAtMs = Date.parse('2026-11-24T16:05:00Z');

describe('acknowledgement', () => {
  it.each(['sms', 'whatsapp'] as const)(
    'tells the number, that it is not LAPOR!’s, the way on and the emergency number on %s',
    (channel) => {
      const text = replies.acknowledgement(channel, ticket, receivedAtMs, voice);
      for (const part of [ticket, /bukan (no\.|nomor) LAPOR!/, 'lapor.go.id', '112', 'NIK'])
        expect(text).toMatch(part);
    },
  );

  it('is a receipt with number and time, and says what may still be told, where there is room', () => {
    const text = replies.acknowledgement('whatsapp', ticket, receivedAtMs, voice);
    expect(text).toContain(`nomor ${ticket} (bukan nomor LAPOR!), diterima 25 November 2026 00.05 WITA.`);
    expect(text).toContain('Balas pesan ini: (1) apa masalahnya, (2) lokasi, (3) kapan, (4) foto bila ada');
    expect(text).toContain('Ketik ANONIM');
  });
});

it.each(complaintStates)('no sentence about %s ends twice', (state) => {
  expect(replies.statusAnswer(ticket, state, voice)).toMatch(
    /^No\. \S+: [^.!]+[.!] Pantau juga di lapor\.go\.id\. -/,
  );
});
