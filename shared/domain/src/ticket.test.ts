import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTickets, newTicket } from './ticket.js';

const atMs = Date.parse('2026-11-24T18:30:00Z'); // 25 November, 01.30 in Jakarta
const make = (prefix = 'BTN') => newTicket({ prefix, atMs, timeZone: 'Asia/Jakarta', random: randomBytes });

describe('newTicket', () => {
  it('carries the date of the agency, not of UTC', () => {
    expect(make()).toMatch(/^BTN-261125-[0-9A-HJKMNP-TV-Z]{7}$/);
  });

  it('is fixed by its random bytes, so that the format cannot drift', () => {
    const ticket = newTicket({
      prefix: 'BTN',
      atMs,
      timeZone: 'Asia/Jakarta',
      random: () => Uint8Array.from([7, 19, 3, 22, 29, 31]),
    });
    expect(ticket).toBe('BTN-261125-7K3PXZV');
  });
});

describe('findTickets', () => {
  it.each([
    ['as printed', (t: string) => `status ${t} dong`],
    ['lower case', (t: string) => t.toLowerCase()],
    ['without separators', (t: string) => t.replaceAll('-', '')],
    ['with spaces', (t: string) => t.replaceAll('-', ' ')],
    ['with en dashes and a full stop', (t: string) => `${t.replaceAll('-', '–')}.`],
    [
      'with O for 0 and L for 1',
      (t: string) => t.slice(0, 4) + t.slice(4).replaceAll('0', 'O').replaceAll('1', 'l'),
    ],
  ])('finds one written %s', (_label, write) => {
    const ticket = make();
    expect(findTickets(write(ticket), 'BTN')).toEqual([ticket]);
  });

  it('refuses every single wrong character and every swap of neighbours', () => {
    const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const ticket = make();
    const places = [...Array(ticket.length).keys()].filter((i) => i >= 4 && ticket[i] !== '-');
    for (const i of places) {
      for (const symbol of symbols) {
        if (symbol === ticket[i]) continue;
        const wrong = ticket.slice(0, i) + symbol + ticket.slice(i + 1);
        expect(findTickets(wrong, 'BTN')).toEqual([]);
      }
      const j = places[places.indexOf(i) + 1];
      if (j === undefined || ticket[i] === ticket[j]) continue;
      const at = [...ticket];
      [at[i], at[j]] = [ticket.charAt(j), ticket.charAt(i)];
      expect(findTickets(at.join(''), 'BTN')).toEqual([]);
    }
  });

  it('finds every ticket made, within any text, and nothing in a text without one', () => {
    const words = fc
      .string({ unit: 'binary', maxLength: 40 })
      .filter((text) => !/[A-Za-z0-9]$|^[A-Za-z0-9]/.test(text));
    fc.assert(
      fc.property(words, words, (before, after) => {
        const ticket = make('PDG');
        expect(findTickets(`${before}${ticket}${after}`, 'PDG')).toContain(ticket);
        expect(findTickets(`${before}${after}`, 'PDG')).toEqual([]);
      }),
    );
  });

  it('does not take another agency’s ticket, nor a LAPOR! Tracking ID', () => {
    expect(findTickets(`${make('JBR')} dan #9165816`, 'BTN')).toEqual([]);
  });
});
