import { generateMessageIDV2 } from 'baileys';
import { describe, expect, it } from 'vitest';
import { isOwnMessageId, ownMessageId } from './own-message-id.js';

describe('the id of a reply at WhatsApp', () => {
  it('is always the same for the same reply, another for another, and looks like WhatsApp Web’s', () => {
    const ids = ['a', 'a', 'b'].map((letter) => ownMessageId(letter.repeat(32)));
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).not.toBe(ids[2]);
    expect(ids[0]).toMatch(/^3EB0[0-9A-F]{18}$/);
    expect(ids[0]).toHaveLength(generateMessageIDV2('62812@s.whatsapp.net').length);
  });

  it('tells our own from what a phone or another program has sent', () => {
    expect(isOwnMessageId(ownMessageId('c'.repeat(32)))).toBe(true);
    for (const other of ['3A1234567890ABCDEF12', '3EB0', '', generateMessageIDV2('62812@s.whatsapp.net')]) {
      expect(isOwnMessageId(other)).toBe(false);
    }
  });
});
