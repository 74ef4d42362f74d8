import { type ComplaintState, complaintStates, stateInWords } from '@kanal/domain';
import { describe, expect, it } from 'vitest';
import { aClock, aContext, aProgress } from '../test/a-progress.js';
import { languages } from './language.js';
import type { Outcome } from './outcome.js';
import { outcomeToHttp } from './outcome-to-http.js';
import { stateWords } from './words/state-words.js';

const shown = (changes: Parameters<typeof aProgress>[0], context = aContext()) =>
  outcomeToHttp({ outcome: 'shown', progress: aProgress(changes) }, context).body;
const textOf = (body: string) =>
  body
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code))
    .replace(/\s+/g, ' ');
const bytes = (body: string) => Buffer.byteLength(body);

const everything = (state: ComplaintState) => ({
  state,
  agency: 'Pemerintah Kabupaten Tangerang',
  trackingId: '9165816',
  history: complaintStates.flatMap((one) =>
    Array.from({ length: 9 }, () => ({
      state: one,
      at: new Date('2026-11-24T02:05:00Z'),
      reason: 'di_luar_pelayanan_publik',
    })),
  ),
  clocks: [
    aClock({ dueAt: new Date('2026-11-25T17:00:00Z'), dueOn: '2026-11-25' }),
    aClock({ name: 'penyelesaian', isPrediction: true }),
  ],
});

describe.each(languages)('the page of a complaint, %s', (language) => {
  const context = aContext({ language });

  it.each(complaintStates)('says of %s how it stands, what happens and what can be done', (state) => {
    const text = textOf(shown({ state }, context));
    const words = stateWords(state, language);
    expect(text.toLowerCase()).toContain(words.title.toLowerCase());
    expect(text).toContain(words.now);
    expect(text).toContain(words.advice);
    expect(text).not.toMatch(/undefined|\[object|null/);
  });

  it.each(complaintStates)('of %s stays within 10 KB, whatever the record holds', (state) => {
    expect(bytes(shown(everything(state), context))).toBeLessThan(10_000);
  });

  it('has the same words for a state nowhere twice: each can be told from the others', () => {
    const titles = complaintStates.map((state) => stateWords(state, language).title);
    expect(new Set(titles).size).toBe(complaintStates.length);
  });

  it.each<Outcome>([
    { outcome: 'form' },
    { outcome: 'not-found', ticket: 'BTN-261124-7K3PXZV' },
    { outcome: 'not-a-ticket', typed: 'abc' },
    { outcome: 'no-such-page' },
    { outcome: 'too-many', retryAfterSeconds: 61 },
    { outcome: 'unavailable' },
  ])('is in its language also for %o', (outcome) => {
    const { body, headers } = outcomeToHttp(outcome, context);
    expect(body).toContain(`<html lang="${language}">`);
    expect(headers['content-language']).toBe(language);
    expect(textOf(body)).toContain(language === 'id' ? 'Keadaan darurat: 112' : 'Emergency: 112');
    expect(textOf(body)).toContain('Pemprov Banten');
  });
});

it('calls states in Indonesian as the replies do', () => {
  for (const state of complaintStates) expect(stateWords(state, 'id').title).toBe(stateInWords[state]);
});

describe('who has it', () => {
  it.each<[ComplaintState, string | undefined, RegExp]>([
    ['diterima', undefined, /Ada di Petugas Pemprov Banten/],
    ['menunggu_kelengkapan', undefined, /Ada di Anda: kami menunggu keterangan/],
    ['tercatat_di_lapor', '9165816', /lewat LAPOR! Tracking ID LAPOR! #9165816 · lapor\.go\.id/],
    ['bukan_wewenang', undefined, /Ada di Instansi lain yang berwenang/],
    ['selesai', '9165816', /selesai\. Tracking ID LAPOR! #9165816/],
  ])('is said of %s', (state, trackingId, expected) => {
    expect(textOf(shown({ state, ...(trackingId && { trackingId }) }))).toMatch(expected);
  });

  it('sends to LAPOR! only who has a number there', () => {
    expect(textOf(shown({ state: 'ditindaklanjuti' }))).not.toContain('Tracking ID di atas');
    expect(textOf(shown({ state: 'ditindaklanjuti', trackingId: '9165816' }))).toContain(
      'Tracking ID di atas',
    );
  });
});

describe('the time line', () => {
  it('is newest first, in the agency’s zone, without a name', () => {
    const text = textOf(shown({}));
    expect(text).toMatch(
      /Riwayat Sedang diperiksa petugas 25 November 2026, 01\.30 WIB Diterima.* 24 November 2026, 09\.05 WIB/,
    );
    const { voice } = aContext();
    const inPapua = aContext({ voice: { ...voice, timeZone: 'Asia/Jayapura' }, language: 'en' });
    expect(textOf(shown({}, inPapua))).toContain('24 November 2026, 11:05 WIT');
  });

  it.each([
    ['duplikat', 'Alasan: sudah ada laporan yang sama'],
    ['Pak Budi dari Serang menelepon', undefined],
    ['constructor', undefined],
    ['__proto__', undefined],
  ])('shows of the reason %j nothing but a fixed one', (reason, words) => {
    const text = textOf(
      shown({ history: [{ state: 'diarsipkan', at: new Date('2026-11-24T02:05:00Z'), reason }] }),
    );
    if (words) expect(text).toContain(words);
    else expect(text).not.toMatch(/Alasan|Budi/);
  });
});

describe('the next date', () => {
  it.each([
    ['none is promised when there is none', [], /^(?!.*Tanggal berikutnya)/],
    [
      'it says what the day means',
      [aClock()],
      /Tanggal berikutnya 27 November 2026: batas waktu pemeriksaan oleh petugas\. Yang/,
    ],
    [
      'it says when it leans on holidays that are not decreed',
      [aClock({ isPrediction: true })],
      /petugas\. Ini perkiraan/,
    ],
    [
      'what was missed is said before what is to come',
      [
        aClock({ name: 'penyelesaian', dueOn: '2026-12-14', dueAt: new Date('2026-12-14T17:00:00Z') }),
        aClock({ dueOn: '2026-11-25', dueAt: new Date('2026-11-25T17:00:00Z') }),
      ],
      /Sudah terlewat 25 November 2026: batas waktu pemeriksaan oleh petugas\. Tanggal berikutnya 14 Desember 2026: batas waktu penyelesaian\./,
    ],
  ])('%s', (_label, clocks, expected) => {
    expect(textOf(shown({ clocks }))).toMatch(expected);
  });
});

describe('what somebody else wrote', () => {
  const nasty = `"><script>alert(1)</script><img src=x onerror='a'>&`;

  it.each([
    ['what was typed', outcomeToHttp({ outcome: 'not-a-ticket', typed: nasty }, aContext()).body],
    ['an agency’s name', shown({ agency: nasty })],
    ['a Tracking ID', shown({ trackingId: nasty })],
    ['our own name', shown({}, aContext({ voice: { ...aContext().voice, agencyName: nasty } }))],
  ])('is text and never HTML: %s', (_label, body) => {
    expect(body).not.toMatch(/<script|<img|onerror='/);
    expect(body).toContain('&#34;&#62;&#60;script&#62;');
  });
});

describe('answers', () => {
  it('send on to the ticket’s own address, in the language that was asked for', () => {
    const moved = { outcome: 'moved', ticket: 'BTN-261124-7K3PXZV' } as const;
    expect(outcomeToHttp(moved, aContext())).toMatchObject({
      status: 303,
      headers: { location: '/aduan/BTN-261124-7K3PXZV' },
    });
    const asked = aContext({ language: 'en', isLanguageAsked: true });
    expect(outcomeToHttp(moved, asked).headers['location']).toBe('/aduan/BTN-261124-7K3PXZV?bahasa=en');
    expect(outcomeToHttp({ outcome: 'form' }, asked).body).toContain('name="bahasa" value="en"');
    expect(outcomeToHttp({ outcome: 'form' }, aContext()).body).not.toContain('name="bahasa"');
  });

  it('say when to come back, in the header and in words', () => {
    const tooMany = outcomeToHttp({ outcome: 'too-many', retryAfterSeconds: 61 }, aContext());
    expect(tooMany).toMatchObject({ status: 429, headers: { 'retry-after': '61' } });
    expect(textOf(tooMany.body)).toContain('Coba lagi 2 menit lagi.');
    expect(outcomeToHttp({ outcome: 'unavailable' }, aContext())).toMatchObject({ status: 503 });
  });

  it('tell who has a secret complaint where to ask', () => {
    const { body } = outcomeToHttp({ outcome: 'not-found', ticket: 'BTN-261124-7K3PXZV' }, aContext());
    expect(textOf(body)).toMatch(/dirahasiakan tidak pernah tampil di sini.*lewat pesan pribadi/);
  });
});
