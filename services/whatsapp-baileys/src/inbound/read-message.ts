import type { InboundDraft } from '@kanal/adapter';
import { proto } from 'baileys';
import { type IgnoredContent, readContent } from './content.js';
import { decode, type MessageEvent } from './event.js';
import { plainJson } from './plain-json.js';
import { counterpartOf, type IgnoredWho, readWho, sentAtOf } from './who.js';

/** Why a message is passed over; a metric's label. */
export type IgnoredMessage = IgnoredWho | IgnoredContent | 'not-decrypted' | 'notice';

/**
 * One message as a draft, or why it is passed over.
 * @throws when its bytes are no message: it is quarantined.
 */
export function readMessage(event: MessageEvent): InboundDraft | { readonly reason: IgnoredMessage } {
  const { key, account, lid, stub, timestamp, pushName } = event;
  const who = readWho(key, account, lid);
  if ('reason' in who) return who;
  // The phone sends it again, under the same id, and then it can be read: so this one is not a message yet.
  if (stub === proto.WebMessageInfo.StubType.CIPHERTEXT) return { reason: 'not-decrypted' };
  if (stub !== undefined && event.message === undefined) return { reason: 'notice' };
  const message = event.message === undefined ? undefined : decode(event.message);
  const content = readContent(message);
  if ('reason' in content) return content;
  return {
    ...who.draft,
    externalId: who.messageId,
    counterpart: counterpartOf(who, pushName),
    ...sentAtOf(timestamp),
    ...content,
    raw: plainJson({ key, timestamp, pushName, message }),
  };
}
