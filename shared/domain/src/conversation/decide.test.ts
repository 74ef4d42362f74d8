import type { InboundMessage } from '@kanal/contracts';
import { describe, expect, it } from 'vitest';
import type { ComplaintState } from '../complaint-state.js';
import { ticketsIn } from './decide-command.js';
import type { Facts } from './facts.js';
import { decided, head, hourMs, keysOf, message, none, sentAt, sentMs, ticket } from './fixtures/deciding.js';

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
      { text: 'Lampu mati' },
      { ...none, latest: head(48 * hourMs) },
      { decision: 'append' },
    ],
    [
      'words from long before, late from quarantine',
      { text: 'Lampu mati' },
      { ...none, latest: head(-48 * hourMs - 1) },
      { decision: 'open', serial: 4 },
    ],
    [
      'the thousandth message of a complaint',
      { text: 'Lampu mati' },
      { ...none, latest: { ...latest, messageCount: 999 } },
      { decision: 'append' },
    ],
    [
      'more than a complaint holds',
      { text: 'Lampu mati' },
      { ...none, latest: { ...latest, messageCount: 1_000 } },
      { decision: 'open', serial: 4 },
    ],
    [
      'words after the window',
      { text: 'Lampu mati' },
      { ...none, latest: head(48 * hourMs + 1) },
      { decision: 'open', serial: 4 },
    ],
    [
      'words older than the last message',
      { text: 'Lampu mati' },
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
    expect(decided(of, facts)).toMatchObject(expected);
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
    const made = decided({ text: 'Masih gelap juga' }, facts);
    expect(made).toMatchObject(decision === 'open' ? { decision, serial: 4 } : { decision });
  });

  it('answers a question for a ticket with its state and nothing of its content', () => {
    const quoted = new Map([[ticket, head(99 * hourMs)]]);
    const text = `cek ${ticket.toLowerCase()} pak`;
    expect(ticketsIn(message({ text }), 'BTN')).toEqual([ticket]);
    expect(decided({ text }, { ...none, quoted })).toMatchObject({
      decision: 'answer',
      says: [{ intent: 'status', key: 'status', values: { tiket: ticket, status: 'diterima' } }],
    });
  });

  it('answers a question for a ticket it does not know without opening a complaint', () => {
    expect(decided({ text: ticket })).toMatchObject({
      decision: 'answer',
      says: [{ key: 'ticket-unknown' }],
    });
  });

  it.each([
    ['with a complaint', { ...none, latest }, 'status'],
    ['without one', none, 'no-complaint'],
  ] as const)('answers STATUS %s', (_label, facts, key) => {
    expect(decided({ text: 'status' }, facts)).toMatchObject({ decision: 'answer', says: [{ key }] });
  });
});

describe('consent', () => {
  const out = (atMs: number): Facts => ({ ...none, consent: { state: 'out', at: new Date(atMs) } });

  it('confirms the first STOP only', () => {
    expect(keysOf(decided({ text: 'STOP' }))).toEqual(['stop']);
    expect(keysOf(decided({ text: 'STOP' }, out(sentMs - 1)))).toEqual([]);
  });

  it('says nothing where the provider has answered', () => {
    expect(keysOf(decided({ text: 'STOP', providerKeyword: 'stop' }))).toEqual([]);
    expect(decided({ text: 'HELP', providerKeyword: 'help' })).toMatchObject({
      decision: 'answer',
      says: [],
    });
  });

  it('lets a late START not undo a later STOP', () => {
    const facts = out(sentMs + 1);
    expect(decided({ text: 'MULAI' }, facts)).toMatchObject({
      decision: 'consent',
      consent: facts.consent,
      says: [],
    });
  });

  it('keeps silent after STOP, also to questions, and speaks again after START', () => {
    expect(decided({ text: 'status' }, out(0))).toMatchObject({ decision: 'answer', says: [] });
    expect(decided({ text: 'MULAI' }, out(0))).toMatchObject({
      consent: { state: 'in' },
      says: [{ key: 'start' }],
    });
  });
});
