import { describe, expect, test } from 'vitest';
import { base, bsuid, contact, parse, text } from './fixtures/read-events.js';

describe('who wrote', () => {
  const sender = (message: object, contacts?: unknown) =>
    parse({ messages: [{ ...text, ...message }], contacts }).messages[0]?.counterpart;

  test.each([
    ['a user id of the message', {}, [], bsuid],
    ['a user id of the contact', { from_user_id: undefined }, [contact], bsuid],
    ['a phone only', { from_user_id: undefined }, [{ wa_id: base.from }], base.from],
    ['nobody, with one contact', { from: undefined, from_user_id: undefined }, [contact], bsuid],
    ['a phone as a number', { from: 6_281_200_100_001, from_user_id: undefined }, [], base.from],
  ])('%s', (_label, message, contacts, externalId) => {
    expect(sender(message, contacts)?.externalId).toBe(externalId);
  });

  test('is never named after somebody else', () => {
    const stranger = { wa_id: '6281200100009', profile: { name: 'Orang Lain', username: 'lain' } };
    expect(sender({}, [stranger])).not.toHaveProperty('displayName');
    expect(sender({}, [stranger, contact])?.displayName).toBe('Warga Satu');
  });

  test.each([
    ['null', { name: null }],
    ['empty', { name: '' }],
    ['missing', {}],
    ['no profile at all', null],
  ])('with a name that is %s', (_label, profile) => {
    expect(sender({}, [{ ...contact, profile }])).not.toHaveProperty('displayName');
  });

  test('by a user name and no phone', () => {
    const named = { user_id: bsuid, profile: { name: 'Warga', username: 'warga.satu' } };
    expect(sender({ from: undefined }, [named])).toEqual({
      externalId: bsuid,
      aliases: [
        { type: 'wa-bsuid', value: bsuid },
        { type: 'username', value: 'warga.satu' },
      ],
      displayName: 'Warga',
      username: 'warga.satu',
    });
  });

  test.each([[undefined], [null], ['nobody'], [[7]]])('with contacts %j', (contacts) => {
    expect(sender({}, contacts)?.externalId).toBe(bsuid);
  });
});
