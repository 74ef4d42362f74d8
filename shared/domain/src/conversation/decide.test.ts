import type { InboundMessage } from '@kanal/contracts';
import { describe, expect, it } from 'vitest';
import type { ComplaintState } from './complaint-state.js';
import { decide } from './decide.js';
import { ticketsIn } from './decide-command.js';
import type { ComplaintHead, ConversationPolicy, Facts } from './facts.js';

const hourMs = 3_600_000;
const policy: ConversationPolicy = {
  agencyName: 'Pemprov Banten',
  laporAddress: 'lapor.go.id',
  timeZone: 'Asia/Jakarta',
  ticketPrefix: 'BTN',
  followUpWindowMs: 48 * hourMs,
  commentReplies: 'public',
};
const sentAt = '2026-11-24T03:00:00.000Z';
const sentMs = Date.parse(sentAt);
const ticket = 'BTN-261125-7K3PXZV';

function message(of: Partial<InboundMessage>): InboundMessage {
  return {
    schemaVersion: 3,
    id: 'a'.repeat(32),
    adapter: 'sms',
    channel: 'sms',
    account: '+6281200001708',
    kind: 'direct',
    visibility: 'private',
    externalId: 'SM1',
    conversation: 'b'.repeat(16),
    counterpart: { externalId: '+6281200000001', aliases: [] },
    attachments: [],
    sentAt,
    receivedAt: sentAt,
    raw: {},
    ...of,
  };
}

const head = (gapMs: number): ComplaintHead => ({
  id: 'c'.repeat(32),
  ticket,
  state: 'diterima',
  serial: 3,
  lastMessageAt: new Date(sentMs - gapMs),
  messageCount: 3,
});
const none: Facts = { quoted: new Map() };
const image = { type: 'image', providerRef: 'https://media.example/1' } as const;

describe('decide', () => {
  const latest = head(hourMs);
  const table: [string, Partial<InboundMessage>, Facts, object][] = [
    ['words', { text: 'Jalan berlubang' }, none, { decision: 'open', serial: 1 }],
    [
      'words for another agency while one is open',
      { text: 'Lampu mati', agency: 'Kab. Tangerang' },
      { ...none, latest },
      { decision: 'open', serial: 4 },
    ],
    [
      'more words for the same agency',
      { text: 'Sudah sebulan', agency: 'Kab. Tangerang' },
      { ...none, latest: { ...latest, agency: 'Kab. Tangerang' } },
      { decision: 'append', to: { ...latest, agency: 'Kab. Tangerang' } },
    ],
    ['a picture without words', { text: '', attachments: [image] }, none, { decision: 'open', serial: 1 }],
    ['content the provider could not pass on', { unsupported: true }, none, { decision: 'open', serial: 1 }],
    ['nothing at all', { text: ' \n' }, none, { decision: 'set-aside', reason: 'nothing-in-it' }],
    [
      'a bank’s sender',
      { text: 'OTP 1234', noReply: true },
      none,
      { decision: 'set-aside', reason: 'no-reply' },
    ],
    [
      'more words while one is open',
      { text: 'Sudah sebulan' },
      { ...none, latest },
      { decision: 'append', to: latest },
    ],
    [
      'words at the end of the window',
      { text: 'x' },
      { ...none, latest: head(48 * hourMs) },
      { decision: 'append' },
    ],
    [
      'words from long before, late from quarantine',
      { text: 'x' },
      { ...none, latest: head(-48 * hourMs - 1) },
      { decision: 'open', serial: 4 },
    ],
    [
      'the thousandth message of a complaint',
      { text: 'x' },
      { ...none, latest: { ...latest, messageCount: 999 } },
      { decision: 'append' },
    ],
    [
      'more than a complaint holds',
      { text: 'x' },
      { ...none, latest: { ...latest, messageCount: 1_000 } },
      { decision: 'open', serial: 4 },
    ],
    [
      'words after the window',
      { text: 'x' },
      { ...none, latest: head(48 * hourMs + 1) },
      { decision: 'open', serial: 4 },
    ],
    [
      'words older than the last message',
      { text: 'x' },
      { ...none, latest: head(-hourMs) },
      { decision: 'append' },
    ],
    [
      'STOP',
      { text: 'Stop' },
      { ...none, latest },
      { decision: 'consent', consent: { state: 'out', at: new Date(sentAt) } },
    ],
    ['a word of STOP in a sentence', { text: 'stop truk lewat' }, none, { decision: 'open', serial: 1 }],
    [
      'a ticket in a longer text',
      { text: `${ticket} kok belum diperbaiki juga ya pak` },
      { ...none, latest },
      { decision: 'append' },
    ],
  ];
  it.each(table)('%s', (_label, of, facts, expected) => {
    expect(decide(message(of), facts, policy)).toMatchObject(expected);
  });

  it.each(
    Object.entries({
      diterima: 'append',
      menunggu_kelengkapan: 'append',
      menunggu_verifikasi: 'append',
      terverifikasi: 'append',
      siap_dialihkan: 'append',
      dialihkan: 'append',
      tercatat_di_lapor: 'append',
      ditindaklanjuti: 'append',
      ditanggapi_pelapor: 'append',
      ditunda: 'append',
      selesai: 'open',
      diarsipkan: 'open',
      bukan_wewenang: 'open',
      digabung: 'open',
    } satisfies Record<ComplaintState, 'append' | 'open'>) as [ComplaintState, string][],
  )('more words to a complaint that is %s: %s', (state, decision) => {
    const facts: Facts = { ...none, latest: { ...latest, state } };
    const decided = decide(message({ text: 'Masih gelap juga' }), facts, policy);
    expect(decided).toMatchObject(decision === 'open' ? { decision, serial: 4 } : { decision });
  });

  it('answers a question for a ticket with its state and nothing of its content', () => {
    const quoted = new Map([[ticket, head(99 * hourMs)]]);
    const asked = message({ text: `cek ${ticket.toLowerCase()} pak` });
    expect(ticketsIn(asked, 'BTN')).toEqual([ticket]);
    expect(decide(asked, { quoted }, policy)).toMatchObject({
      decision: 'answer',
      reply: { intent: 'status', text: expect.stringContaining(`${ticket}: diterima`) },
    });
  });

  it('answers a question for a ticket it does not know without opening a complaint', () => {
    expect(decide(message({ text: ticket }), none, policy)).toMatchObject({
      reply: { text: expect.stringContaining('tidak kami temukan') },
    });
  });

  it.each([
    ['with a complaint', { ...none, latest }, ticket],
    ['without one', none, 'Belum ada aduan'],
  ])('answers STATUS %s', (_label, facts, expected) => {
    const decided = decide(message({ text: 'status' }), facts, policy);
    expect(decided).toMatchObject({ decision: 'answer', reply: { text: expect.stringContaining(expected) } });
  });
});

describe('consent', () => {
  const out = (atMs: number): Facts => ({ ...none, consent: { state: 'out', at: new Date(atMs) } });

  it('confirms the first STOP only', () => {
    expect(decide(message({ text: 'STOP' }), none, policy)).toHaveProperty('reply');
    expect(decide(message({ text: 'STOP' }), out(sentMs - 1), policy)).not.toHaveProperty('reply');
  });

  it('says nothing where the provider has answered', () => {
    expect(decide(message({ text: 'STOP', providerKeyword: 'stop' }), none, policy)).not.toHaveProperty(
      'reply',
    );
    expect(decide(message({ text: 'HELP', providerKeyword: 'help' }), none, policy)).toEqual({
      decision: 'answer',
    });
  });

  it('lets a late START not undo a later STOP', () => {
    const facts = out(sentMs + 1);
    expect(decide(message({ text: 'MULAI' }), facts, policy)).toEqual({
      decision: 'consent',
      consent: facts.consent,
    });
  });

  it('keeps silent after STOP, also to questions, and speaks again after START', () => {
    expect(decide(message({ text: 'status' }), out(0), policy)).toEqual({ decision: 'answer' });
    expect(decide(message({ text: 'MULAI' }), out(0), policy)).toMatchObject({
      consent: { state: 'in' },
      reply: { text: expect.stringContaining('kembali menerima') },
    });
  });
});
