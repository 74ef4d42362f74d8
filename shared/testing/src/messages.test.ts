import { inboundKind, outboundKind, toPublication } from '@kanal/contracts';
import { describe, expect, it } from 'vitest';
import { anInboundMessage, anOutboundMessage } from './messages.js';

describe('message factories', () => {
  it('make messages that fit their contracts', () => {
    expect(() => toPublication(inboundKind, anInboundMessage())).not.toThrow();
    expect(() => toPublication(outboundKind, anOutboundMessage())).not.toThrow();
  });

  it('never make the same message twice, and derive the id from what is given', () => {
    expect(anInboundMessage().id).not.toBe(anInboundMessage().id);
    const one = anInboundMessage({ externalId: 'SM1' });
    expect(anInboundMessage({ externalId: 'SM1' }).id).toBe(one.id);
  });
});
