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
const readable = { ticket, receivedAtMs, visibility: 'private', isUnreadable: false } as const;

describe('acknowledgement', () => {
  it.each(['sms', 'whatsapp'] as const)(
    'tells the number, that it is not LAPOR!’s, the way on and the emergency number on %s',
    (channel) => {
      const text = replies.acknowledgement({ ...readable, channel }, voice);
      for (const part of [ticket, /bukan (no\.|nomor) LAPOR!/, 'lapor.go.id', '112', 'NIK'])
        expect(text).toMatch(part);
    },
  );

  it('is a receipt with number and time, and says what may still be told, where there is room', () => {
    const text = replies.acknowledgement({ ...readable, channel: 'whatsapp' }, voice);
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

describe('the acknowledgement of what could not be read', () => {
  it.each(['sms', 'whatsapp'] as const)('holds the ticket and asks to send it again on %s', (channel) => {
    const text = replies.acknowledgement({ ...readable, channel, isUnreadable: true }, voice);
    for (const part of [ticket, /[Kk]irim ulang/, /teks.*foto/, '112']) expect(text).toMatch(part);
  });
});

describe('the acknowledgement in public', () => {
  const text = replies.acknowledgement({ ...readable, channel: 'facebook', visibility: 'public' }, voice);

  it('tells the number, the way on, to keep personal data out of public and where to tell them', () => {
    for (const part of [ticket, 'lapor.go.id', 'NIK/nomor HP', 'DM']) expect(text).toContain(part);
  });

  it('is the same for whatever was written, so it can repeat nothing of it', () => {
    const of = { ...readable, channel: 'x', visibility: 'public', isUnreadable: true } as const;
    expect(replies.acknowledgement(of, voice)).toBe(text);
  });
});
