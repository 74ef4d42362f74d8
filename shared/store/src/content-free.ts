import type { InboundMessage } from '@kanal/contracts';

/** A message without anything it says: who, where and when remain, words, files, place, what it quotes and the provider's JSON do not. */
export function contentFree(message: InboundMessage): InboundMessage {
  const { text: _, location: __, language: ___, quoted: ____, ...rest } = message;
  return { ...rest, attachments: [], raw: null };
}
