import { inboundMessageSchema } from '@kanal/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { base, parse, sentAt } from './fixtures/read-events.js';

/** One message of this type, with this body. */
function ofType(type: string, body: unknown) {
  return parse({ messages: [{ ...base, type, [type]: body }] });
}

const kitFields = {
  schemaVersion: 3,
  adapter: 'whatsapp',
  id: 'abcdefghijklmnopqrstuvwxyz234567',
  conversation: 'abcdefghijklmnop',
  receivedAt: sentAt,
};

describe('the content of', () => {
  const file = { id: '1003', mime_type: 'image/jpeg' };
  const attachment = { providerRef: '1003', mimeType: 'image/jpeg' };

  test.each([
    ['text', { body: '' }, { attachments: [] }],
    [
      'image',
      { ...file, caption: 'Lubang' },
      { text: 'Lubang', attachments: [{ type: 'image', ...attachment, caption: 'Lubang' }] },
    ],
    ['video', file, { attachments: [{ type: 'video', ...attachment }] }],
    ['audio', file, { attachments: [{ type: 'audio', ...attachment }] }],
    ['sticker', { id: 1003 }, { attachments: [{ type: 'sticker', providerRef: '1003' }] }],
    [
      'document',
      { ...file, filename: 'surat.pdf' },
      { attachments: [{ type: 'document', ...attachment, fileName: 'surat.pdf' }] },
    ],
    ['image', { caption: 'Lubang' }, { text: 'Lubang', attachments: [], unsupported: true }],
    [
      'location',
      { latitude: '-6.12', longitude: 106.15 },
      { location: { latitude: -6.12, longitude: 106.15 } },
    ],
    ['contacts', [{ name: null, phones: [{ phone: '+62 812' }] }], { text: '+62 812' }],
    ['contacts', [], { attachments: [] }],
    ['interactive', { type: 'button_reply', button_reply: { id: 'y', title: 'Ya' } }, { text: 'Ya' }],
    [
      'interactive',
      { type: 'nfm_reply', nfm_reply: { response_json: 'bukan json' } },
      { text: 'bukan json' },
    ],
    ['interactive', { type: 'new_reply', new_reply: {} }, { attachments: [], unsupported: true }],
    ['button', { payload: 'LANJUT', text: null }, { text: 'LANJUT' }],
    ['order', { product_items: [{ product_retailer_id: 'a', quantity: 2 }] }, { text: '2 × a' }],
    ['unsupported', undefined, { attachments: [], unsupported: true }],
    ['hologram', { body: 'x' }, { attachments: [], unsupported: true }],
    ['constructor', undefined, { attachments: [], unsupported: true }],
  ])('%s %j', (type, body, expected) => {
    const parsed = ofType(type, body);
    expect(parsed.malformed).toEqual([]);
    expect(parsed.messages).toMatchObject([expected]);
    if (!('text' in expected)) expect(parsed.messages[0]).not.toHaveProperty('text');
    if (!('unsupported' in expected)) expect(parsed.messages[0]).not.toHaveProperty('unsupported');
  });

  test('a reaction is passed over and counted', () => {
    const type = 'reaction';
    expect(ofType(type, {})).toMatchObject({ messages: [], ignored: [{ reason: type }] });
  });
});

const long = 'x'.repeat(70_000);

test.each([
  ['image', { id: '1', caption: long, mime_type: long, filename: long }],
  ['location', { latitude: 1, longitude: 1, name: long, address: long }],
  ['contacts', [{ name: { formatted_name: long } }]],
  ['interactive', { button_reply: { title: long } }],
])('what is too long in %s is cut, and the message is not lost', (type, body) => {
  const [draft] = ofType(type, body).messages;
  expect(inboundMessageSchema.safeParse({ ...draft, ...kitFields }).error).toBeUndefined();
});

test('whatever a message holds, its draft fits the contract or it is malformed by itself', () => {
  const types = [
    'text',
    'image',
    'document',
    'location',
    'contacts',
    'interactive',
    'button',
    'order',
    'edit',
    'revoke',
  ];
  const known = [
    'id',
    'body',
    'caption',
    'mime_type',
    'latitude',
    'longitude',
    'original_message_id',
    'message',
    'text',
    'name',
  ];
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(null, '', 'x', 'x'.repeat(70_000), 0, -91, 1e300, 7, true),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...known), tie('tree'), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(fc.constantFrom(...types), tree, tree, (type, body, timestamp) => {
      const { messages, malformed } = parse({ messages: [{ ...base, type, [type]: body, timestamp }] });
      expect(messages.length + malformed.length).toBe(1);
      for (const draft of messages) {
        expect(inboundMessageSchema.safeParse({ sentAt, ...draft, ...kitFields }).error).toBeUndefined();
      }
    }),
    { numRuns: 1_000 },
  );
});
