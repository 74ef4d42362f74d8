import { describe, expect, it } from 'vitest';
import { newTicket } from '../ticket.js';
import type { ComplaintHead, Facts } from './facts.js';
import { decided, head, hourMs, keysOf, none, sentMs } from './fixtures/deciding.js';

describe('an order', () => {
  const mine = head(hourMs);
  const anotherTicket = newTicket({
    ...{ prefix: 'BTN', atMs: sentMs, timeZone: 'Asia/Jakarta' },
    random: (size) => new Uint8Array(size),
  });
  const other = head(hourMs, { id: 'e'.repeat(32), ticket: anotherTicket });
  const quoted = (...heads: readonly ComplaintHead[]): Facts => ({
    ...none,
    latest: mine,
    quoted: new Map(heads.map((one) => [one.ticket, one])),
  });

  it.each<[string, object]>([
    [`batalkan ${mine.ticket}`, { marks: { retraction: 'close' } }],
    [`ANONIM ${mine.ticket}`, { marks: { anonymous: true } }],
    [`tolong rahasiakan laporan ${mine.ticket}`, { marks: { secret: true } }],
    [`YA ${mine.ticket}`, { marks: { handOff: 'citizen' } }],
    [`${mine.ticket} tolong rumah kebakaran`, { marks: { emergency: true } }],
  ])(
    'with the number of the open complaint is obeyed, and no question for its status: %s',
    (text, expected) => {
      expect(decided({ text }, quoted(mine))).toMatchObject({ decision: 'append', to: mine, ...expected });
    },
  );

  it.each([`batalkan ${other.ticket}`, `ANONIM ${other.ticket}`])(
    'about a complaint that is not the newest of this conversation changes none: %s',
    (text) => {
      const decision = decided({ text }, quoted(other));
      expect(decision).toMatchObject({ decision: 'answer' });
      expect(keysOf(decision)).toEqual(['status']);
    },
  );

  it('under a picture counts beside a number in the words', () => {
    const picture = {
      type: 'image',
      providerRef: 'https://media.example/1',
      caption: 'tolong ada kebakaran rumah',
    } as const;
    expect(decided({ text: mine.ticket, attachments: [picture] }, quoted(mine))).toMatchObject({
      marks: { emergency: true },
    });
  });

  it('with a number of LAPOR! and a danger is a danger', () => {
    expect(keysOf(decided({ text: '9165816 tolong ada kebakaran rumah' }))).toContain('emergency');
  });

  it.each<[string, object]>([
    ['batalkan laporan saya', { marks: { retraction: 'close' } }],
    ['ANONIM', { marks: { anonymous: true } }],
    ['YA', { marks: { handOff: 'citizen' } }],
    ['terima kasih pak', { marks: {} }],
  ])('is about the complaint that is open, however long nobody wrote: %s', (text, expected) => {
    const old = head(20 * 24 * hourMs);
    const decision = decided({ text }, { ...none, latest: old });
    expect(decision).toMatchObject({ decision: 'append', to: old, ...expected });
  });

  it('that comes with a new matter after so long begins one', () => {
    const old = head(20 * 24 * hourMs);
    expect(
      decided({ text: 'Lampu jalan di Curug mati, saya ingin anonim' }, { ...none, latest: old }),
    ).toMatchObject({
      decision: 'open',
      marks: { anonymous: true },
    });
    expect(decided({ text: 'Assalamualaikum' }, { ...none, latest: old })).toMatchObject({
      decision: 'open',
    });
  });
});
