import type { InboundDraft } from '@kanal/adapter';
import { isJidBroadcast, isJidGroup, isJidMetaAI, isJidNewsletter } from 'baileys';
import { aliasesOf, externalIdOf, type Person, personAt } from './address.js';
import type { Account, MessageKey } from './event.js';
import { isOwnMessageId } from './own-message-id.js';

/** Why nothing is said about a message, whatever is in it; a metric's label. */
export type IgnoredWho =
  | 'group'
  | 'status'
  | 'broadcast'
  | 'newsletter'
  | 'bot'
  | 'own-send'
  | 'own-chat'
  | 'nobody';

/** Whose message it is, and what every draft of it has in common. */
export interface Who {
  readonly person: Person;
  /** Written on our side, on the phone or another linked device. */
  readonly isOurs: boolean;
  readonly messageId: string;
  readonly draft: Pick<InboundDraft, 'channel' | 'account' | 'kind' | 'visibility' | 'author'>;
}

/**
 * Reads a message's key. The chat decides who the citizen is, also when the message is from our own account. Groups,
 * status updates and newsletters are passed over: an answer there would be public, or is not possible.
 * @param lid the person's LID, where the library knows it and the key does not tell.
 */
export function readWho(
  key: MessageKey,
  account: Account,
  lid: string | undefined,
): Who | { readonly reason: IgnoredWho } {
  const chat = key.remoteJid ?? '';
  if (isJidGroup(chat)) return { reason: 'group' };
  if (chat === 'status@broadcast') return { reason: 'status' };
  if (isJidBroadcast(chat)) return { reason: 'broadcast' };
  if (isJidNewsletter(chat)) return { reason: 'newsletter' };
  if (isJidMetaAI(chat)) return { reason: 'bot' };
  const named = personAt(chat, key.remoteJidAlt);
  if (!named || !key.id || key.id.length > 900) return { reason: 'nobody' };
  const person = named.lid === undefined && lid !== undefined ? { ...named, lid } : named;
  if (isUs(person, account)) return { reason: 'own-chat' };
  const isOurs = key.fromMe === true;
  if (isOurs && isOwnMessageId(key.id)) return { reason: 'own-send' };
  return {
    person,
    isOurs,
    messageId: key.id,
    draft: {
      channel: 'whatsapp',
      account: account.number,
      kind: 'direct',
      visibility: 'private',
      ...(isOurs && { author: 'page-inbox' }),
    },
  };
}

/** The citizen. A message of ours carries our own name, which is not theirs. */
export function counterpartOf(
  { person, isOurs }: Pick<Who, 'person' | 'isOurs'>,
  pushName?: string,
): InboundDraft['counterpart'] {
  return {
    externalId: externalIdOf(person),
    aliases: aliasesOf(person),
    ...(!isOurs && pushName && { displayName: pushName.slice(0, 512) }),
  };
}

/** WhatsApp's clock, in seconds, as an instant. */
export function sentAtOf(seconds: number | undefined): { sentAt?: string } {
  if (seconds === undefined || seconds <= 0 || seconds > 8_000_000_000_000) return {};
  return { sentAt: new Date(seconds * 1000).toISOString() };
}

function isUs({ lid, pn }: Person, account: Account): boolean {
  return pn === `${account.number}@s.whatsapp.net` || (lid !== undefined && lid === account.lid);
}
