import { describe, expect, it } from 'vitest';
import { checkTemplates } from './check-templates.js';
import { defaultTemplates } from './default-templates.js';
import { everyText } from './fixtures/every-text.js';
import { isSmsText } from './gsm-alphabet.js';
import { longestVoice } from './longest-voice.js';
import { render } from './render.js';
import type { Surface } from './surface.js';
import { isPrivate, templateKeys } from './template-keys.js';
import type { TemplateValues } from './template-values.js';

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');
const characters = (text: string): number => [...text].length;

/** What one message holds at the narrowest place of each surface, counted here in the plainest way. */
const limits: readonly [Surface, number, (text: string) => number][] = [
  ['sms', 160, (text) => text.length],
  // https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/messaging-api
  ['chat', 1000, bytes],
  // X; no default text holds what counts double there.
  ['public', 280, characters],
];

describe.each(limits)('%s: at most %i', (surface, limit, measure) => {
  const onX = { ...longestVoice, isAddressInProfile: surface === 'public' };
  it.each(everyText(surface, onX))('$key, $language, $label', ({ text }) => {
    expect(measure(text)).toBeLessThanOrEqual(limit);
    if (surface === 'sms') expect(isSmsText(text)).toBe(true);
    expect(text).not.toMatch(/[{}]|undefined|LAPOR!\.|\.\.|\s\s/);
    expect(text.endsWith(`-${onX.agencyName}`)).toBe(true);
  });
});

it('the checks find nothing, for the longest agency', () => {
  expect(checkTemplates(defaultTemplates, longestVoice)).toEqual([]);
});

describe('the redirecting acknowledgement in one SMS', () => {
  const voice = {
    agencyName: 'Pemprov Banten',
    laporAddress: 'lapor.go.id',
    timeZone: 'Asia/Jakarta',
  } as const;
  const say = (kurang: TemplateValues['kurang'], agencyName: string = voice.agencyName) =>
    render(defaultTemplates, 'ack-redirect', {
      surface: 'sms',
      language: 'id',
      voice: { ...voice, agencyName },
      values: { tiket: 'BTN-261124-7K3QXM2', waktu: 0, kurang },
    });

  it('keeps the number, that it is not LAPOR!’s, the four reasons, what is missing and the YA', () => {
    const text = say(['lokasi', 'waktu', 'instansi']);
    expect(text).toHaveLength(160);
    for (const part of [
      'BTN-261124-7K3QXM2 (bukan no. LAPOR!)',
      'kurang lokasi/kapan/dinas',
      'lapor.go.id: ditangani,terekam,dialog,terpantau',
      'Balas YA',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('Darurat');
  });

  it('has fuller words where they fit, and 112', () => {
    expect(say(['apa'], 'Kab. X')).toContain(
      'kurang masalah. Lanjut di lapor.go.id: ditangani, terekam, tanya jawab',
    );
    expect(say([], 'Kab. X')).toContain('Darurat 112');
  });

  it('keeps them with the longest name too', () => {
    const text = say(['lokasi', 'waktu', 'instansi'], longestVoice.agencyName);
    for (const part of [/kurang lokasi\/kapan\/dinas/, /ditangani,terekam,dialog,terpantau/, /YA/])
      expect(text).toMatch(part);
  });
});

describe('an acknowledgement', () => {
  const values = { tiket: 'BTN-261125-7K3PXZH', waktu: Date.parse('2026-11-24T16:05:00Z') };
  const how = { surface: 'chat', voice: longestVoice } as const;

  it('is a receipt with number and time, and asks for what is missing, where there is room', () => {
    const text = render(defaultTemplates, 'ack-redirect', {
      ...how,
      language: 'id',
      values: { ...values, kurang: ['apa', 'waktu'] },
    });
    expect(text).toContain(
      'nomor BTN-261125-7K3PXZH (bukan nomor LAPOR!), diterima 25 November 2026 00.05 WITA.',
    );
    expect(text).toContain('Yang masih kurang: (1) apa masalahnya, (2) kapan kejadiannya; cukup balas');
    for (const part of ['ANONIM', '112', 'NIK', 'lapor.go.id', 'Balas YA']) expect(text).toContain(part);
  });

  it.each([
    ['id', /kirim ulang sebagai teks atau foto.* Keadaan darurat: 112/],
    ['en', /received 25 November 2026 00\.05 WITA.*send it again as text or a photo.* Emergency: 112/],
  ] as const)('of what could not be read asks to send it again: %s', (language, expected) => {
    const text = render(defaultTemplates, 'ack-unreadable', { ...how, language, values });
    expect(text).toContain(values.tiket);
    expect(text).toMatch(expected);
  });

  it('in public says to keep personal data out of it', () => {
    const publicly = everyText('public', longestVoice).filter(({ key }) => key.startsWith('ack-'));
    expect(publicly.filter(({ text }) => !text.includes('NIK'))).toEqual([]);
  });
});

it('in public nobody reads another’s ticket, the agency it is about, or a Tracking ID they did not name', () => {
  const voice = { ...longestVoice, ticketPrefix: 'BTN' };
  const texts = everyText('public', voice).filter(({ key }) => isPrivate('tracking_id', key));
  expect(texts.filter(({ text }) => /9{10}|x{40}/.test(text))).toEqual([]);
  expect(templateKeys.filter((key) => !isPrivate('tracking_id', key))).toEqual([
    'status-tracking',
    'tracking-unknown',
  ]);
});
