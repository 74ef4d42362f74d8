import { expect, test } from 'vitest';
import { goodMessage } from '../../../test/whatsapp-stage.js';
import { loadWhatsAppSpec } from './spec.js';

const spec = loadWhatsAppSpec();
const { to: _, ...withoutTo } = goodMessage;
const media = (type: string, object: unknown) => ({
  messaging_product: 'whatsapp',
  recipient_type: 'individual',
  to: '6281201234567',
  type,
  [type]: object,
});

test.each([
  ['an ordinary reply', goodMessage],
  ['a reply to a message', { ...goodMessage, context: { message_id: 'wamid.HBgL' } }],
  ['a preview', { ...goodMessage, text: { body: 'https://lapor.example', preview_url: true } }],
  ['our id in the callback data', { ...goodMessage, biz_opaque_callback_data: 'a'.repeat(512) }],
  ['a recipient instead of a number', { ...withoutTo, recipient: 'ID.1A2B3C' }],
  ['4096 characters', { ...goodMessage, text: { body: 'a'.repeat(4_096) } }],
  ['a picture by link', media('image', { link: 'https://lapor.example/a.png', caption: 'Bukti' })],
  ['a reaction', media('reaction', { message_id: 'wamid.HBgL', emoji: '👍' })],
  ['a template', media('template', { name: 'kabar', language: { code: 'id', policy: 'deterministic' } })],
  ['marking as read', { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.HBgL' }],
  [
    'marking as read, and typing',
    {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: 'wamid.HBgL',
      typing_indicator: { type: 'text' },
    },
  ],
])('nothing to object to: %s', (_label, request) => {
  expect(spec.requestViolations(request)).toEqual([]);
});

test.each([
  ['neither to nor recipient', withoutTo, "must have required property 'to'"],
  ['to and recipient', { ...goodMessage, recipient: 'ID.1A2B3C' }, 'to and recipient are both given'],
  ['a recipient that is none', { ...withoutTo, recipient: '6281201234567' }, 'recipient must match pattern'],
  ['another product', { ...goodMessage, messaging_product: 'sms' }, 'messaging_product is not whatsapp'],
  ['no recipient type', { ...goodMessage, recipient_type: undefined }, "required property 'recipient_type'"],
  ['an unknown type', { ...goodMessage, type: 'carrier-pigeon' }, 'type is not a type of message'],
  ['no text', { ...goodMessage, text: undefined }, "required property 'text'"],
  ['a text without body', { ...goodMessage, text: {} }, 'text body is missing'],
  ['an empty text', { ...goodMessage, text: { body: '' } }, 'text body is empty'],
  ['4097 characters', { ...goodMessage, text: { body: 'a'.repeat(4_097) } }, 'more than 4096 characters'],
  ['a number for text', { ...goodMessage, text: { body: 7 } }, 'text body must be string'],
  [
    '513 characters of callback data',
    { ...goodMessage, biz_opaque_callback_data: 'a'.repeat(513) },
    'biz_opaque_callback_data must NOT have more than 512 characters',
  ],
  ['a misspelt field', { ...goodMessage, contxt: {} }, 'additional properties: contxt'],
  ['a misspelt field inside', { ...goodMessage, text: { body: 'x', preview: true } }, ': preview'],
  ['a link that is none', media('image', { link: 'a.png' }), 'image link must match format "url"'],
  ['marking as read without id', { messaging_product: 'whatsapp', status: 'read' }, "property 'message_id'"],
  [
    'marking as something else',
    { messaging_product: 'whatsapp', status: 'seen', message_id: 'wamid.HBgL' },
    'status must be equal to one of the allowed values',
  ],
])('a violation: %s', (_label, request, expected) => {
  const body = JSON.parse(JSON.stringify(request)) as Record<string, unknown>;
  expect(spec.requestViolations(body)).toContainEqual(expect.stringContaining(expected));
});

test('a violation never quotes the value', () => {
  const request = { ...goodMessage, recipient_type: 'rahasia', recipient: 'rahasia', text: { body: 1 } };
  expect(spec.requestViolations(request).join()).not.toContain('rahasia');
});
