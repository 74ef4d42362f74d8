import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTicket } from './read-ticket.js';

const ticket = 'BTN-261125-7K3PXZV';

describe('readTicket', () => {
  it('knows its own writing', () => {
    expect(readTicket(ticket, 'BTN')).toEqual({ kind: 'canonical', ticket });
  });

  it.each([
    ['lower case', 'btn-261125-7k3pxzv'],
    ['spaces around', `  ${ticket} `],
    ['letters that look like digits', 'BTN-26ll25-7K3PXZV'],
    ['a sentence', `nomor saya ${ticket}, bagaimana?`],
    ['hyphens of another kind', 'BTN\u2011261125\u20117K3PXZV'],
    ['marks that cannot be seen', `\u200e${ticket.slice(0, 6)}\u200b${ticket.slice(6)}`],
    ['wide letters', 'ＢＴＮ-261125-7K3PXZV'],
  ])('reads one with %s', (_label, typed) => {
    expect(readTicket(typed, 'BTN')).toEqual({ kind: 'otherwise-written', ticket });
  });

  it.each([
    ['a wrong check character', 'BTN-261125-7K3PXZW'],
    ['letters of another script', 'ВТN-261125-7K3PXZV'],
    ['another agency’s', 'JBR-261125-7K3PXZV'],
    ['a Tracking ID', '#9165816'],
    ['nothing', ''],
    ['a number after more than anybody types', `${'x '.repeat(100)}${ticket}`],
  ])('reads none in %s', (_label, typed) => {
    expect(readTicket(typed, 'BTN')).toEqual({ kind: 'none' });
  });

  it('finds none by chance and never throws', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(fc.property(anything, (typed) => readTicket(typed, 'BTN').kind === 'none'));
    expect(readTicket('\ud800'.repeat(10_000), 'BTN').kind).toBe('none');
  });
});
