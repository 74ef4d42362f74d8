import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { signedRequest } from './fixtures/read-fixtures.js';
import { parseEvents } from './parse.js';

const file = join(import.meta.dirname, 'fixtures/meta/webhook-examples.json');
const { examples } = JSON.parse(readFileSync(file, 'utf8')) as { examples: Record<string, unknown> };
const accounts = new Set(['106540352242922']);

/** What each of Meta's own examples is to us: a message with this content, or the reason it is passed over. */
const expected: Readonly<Record<string, unknown>> = {
  'Text Message': { text: 'Does it come in another color?' },
  'Text Message with Context (Product Inquiry)': {
    text: 'Is this still available?',
    inReplyTo: 'wamid.HBgLMTY1MDM4Nzk0MzkVAgARGA9wcm9kdWN0X2lucXVpcnkA',
  },
  'Text Message from Click to WhatsApp Ad': { text: 'Hello! Can I get more info on this?' },
  'Reaction Message': 'reaction',
  'Image Message': {
    text: 'Taj Mahal',
    attachments: [
      { type: 'image', providerRef: '1003383421387256', mimeType: 'image/jpeg', caption: 'Taj Mahal' },
    ],
  },
  'Location Message': {
    location: {
      latitude: 37.44221496582,
      longitude: -122.16165924072,
      name: 'Philz Coffee',
      address: '101 Forest Ave, Palo Alto, CA 94301',
    },
  },
  'Contact Sharing Message': { text: 'Lucía Gómez: +1 (983) 555-2319' },
  'Unsupported Message': { unsupported: true },
  'Button Message': { text: 'Unsubscribe' },
  'Interactive List Reply Message': { text: 'Priority Mail Express\nNext Day to 2 Days' },
  'Interactive Button Reply Message': { text: 'Cancel' },
  'Order Message': { text: '2 × di9ozbzfi4\n1 × nqryix03ez' },
  'System Message': { identityChange: true, counterpart: { externalId: '16505551234' } },
  'Group Create Message': 'other-field',
  'Group Settings Update': 'other-field',
  'Group Remove Participants': 'other-field',
};

test('all sixteen are known to this table', () => {
  expect(Object.keys(expected)).toEqual(Object.keys(examples));
});

test.each(Object.entries(examples))('%s', (name, example) => {
  const parsed = parseEvents(signedRequest(example), accounts);
  expect(parsed.malformed).toEqual([]);
  const outcome = expected[name];
  if (typeof outcome === 'string') {
    expect(parsed).toMatchObject({ messages: [], ignored: [{ reason: outcome }] });
    return;
  }
  const sender = { externalId: '16505551234', displayName: 'Sheena Nelson' };
  expect(parsed.messages).toMatchObject([
    { account: '106540352242922', counterpart: sender, ...(outcome as object) },
  ]);
  expect(parsed.ignored).toEqual([]);
});
