import { describe, expect, test } from 'vitest';
import { base, parse, text } from './fixtures/read-events.js';

describe('a change of a message', () => {
  const edit = (id: string, timestamp: string) => ({
    ...base,
    id,
    timestamp,
    type: 'edit',
    edit: { original_message_id: 'wamid.1', message: { text: { body: 'Lampu hidup lagi' } } },
  });

  test('is never a duplicate: neither of the message nor of another change', () => {
    const revoke = { ...base, type: 'revoke', revoke: { original_message_id: 'wamid.1' } };
    const { messages } = parse({
      messages: [
        text,
        edit('wamid.1', '1795489201'),
        edit('wamid.1', '1795489202'),
        edit('wamid.5', '1795489201'),
        revoke,
      ],
    });
    expect(messages).toMatchObject([
      { externalId: 'wamid.1' },
      { edited: true, original: 'wamid.1', text: 'Lampu hidup lagi' },
      { edited: true },
      { edited: true },
      { deleted: true, original: 'wamid.1', attachments: [] },
    ]);
    expect(new Set(messages.map(({ externalId }) => externalId)).size).toBe(5);
  });

  test('delivered again is the same change', () => {
    const again = () => parse({ messages: [edit('wamid.1', '1795489201')] }).messages[0]?.externalId;
    expect(again()).toBe(again());
  });
});
