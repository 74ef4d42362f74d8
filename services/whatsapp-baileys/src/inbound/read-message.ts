import type { InboundDraft } from '@kanal/adapter';
import {
  isJidBroadcast,
  isJidGroup,
  isJidMetaAI,
  isJidNewsletter,
  proto,
  toNumber,
  type WAMessage,
} from 'baileys';
import { aliasesOf, externalIdOf, type Person, personAt } from './address.js';
import { type IgnoredContent, readContent } from './content.js';
import { isOwnMessageId } from './own-message-id.js';
import { plainJson } from './plain-json.js';

/** Why a message is passed over; a metric's label. */
export type IgnoredMessage =
  | IgnoredContent
  | 'group'
  | 'status'
  | 'broadcast'
  | 'newsletter'
  | 'bot'
  | 'own-send'
  | 'own-chat'
  | 'not-decrypted'
  | 'notice'
  | 'nobody';

/** Our side of the conversation. */
export interface Account {
  /** Our number, digits only. */
  readonly number: string;
  readonly lid?: string;
}

/**
 * One message as a draft, or why it is passed over. The chat decides who the citizen is, also when the message is from
 * our own account: then a person wrote it on the phone.
 * @param lidOf what is known of people's LIDs, by their phone's address.
 */
export function readMessage(
  message: WAMessage,
  account: Account,
  lidOf: (pn: string) => string | undefined,
): InboundDraft | { readonly reason: IgnoredMessage } {
  const who = readWho(message.key, account, lidOf);
  if ('reason' in who) return who;
  const { key, messageStubType } = message;
  // The phone sends it again, under the same id, and then it can be read: so this one is not a message yet.
  if (messageStubType === proto.WebMessageInfo.StubType.CIPHERTEXT) return { reason: 'not-decrypted' };
  if (messageStubType && !message.message) return { reason: 'notice' };
  const content = readContent(message.message);
  if ('reason' in content) return content;
  return {
    ...who.draft,
    externalId: key.id ?? '',
    counterpart: nameOf(who, message.pushName),
    ...sentAtOf(message.messageTimestamp),
    ...content,
    raw: plainJson(message),
  };
}

/** Whose message it is: what every draft of it has in common. */
export interface Who {
  readonly person: Person;
  readonly isOurs: boolean;
  readonly draft: Pick<InboundDraft, 'channel' | 'account' | 'kind' | 'visibility'> &
    Partial<Pick<InboundDraft, 'author'>>;
}

/** Reads a message's key; nothing is said about a message without an id. */
export function readWho(
  key: WAMessage['key'],
  account: Account,
  lidOf: (pn: string) => string | undefined,
): Who | { readonly reason: IgnoredMessage } {
  const chat = key.remoteJid ?? '';
  if (isJidGroup(chat)) return { reason: 'group' };
  if (chat === 'status@broadcast') return { reason: 'status' };
  if (isJidBroadcast(chat)) return { reason: 'broadcast' };
  if (isJidNewsletter(chat)) return { reason: 'newsletter' };
  if (isJidMetaAI(chat)) return { reason: 'bot' };
  const named = personAt(chat, key.remoteJidAlt);
  if (!named || !key.id || key.id.length > 900) return { reason: 'nobody' };
  const known = named.lid === undefined && named.pn !== undefined ? lidOf(named.pn) : undefined;
  const person = known === undefined ? named : { ...named, lid: known };
  const isOurOwnChat =
    person.pn === `${account.number}@s.whatsapp.net` ||
    (account.lid !== undefined && person.lid === account.lid);
  if (isOurOwnChat) return { reason: 'own-chat' };
  const isOurs = key.fromMe === true;
  if (isOurs && isOwnMessageId(key.id)) return { reason: 'own-send' };
  return {
    person,
    isOurs,
    draft: {
      channel: 'whatsapp',
      account: account.number,
      kind: 'direct',
      visibility: 'private',
      ...(isOurs && { author: 'page-inbox' as const }),
    },
  };
}

/** The citizen; a message of ours carries our own name, which is not theirs. */
export function nameOf(
  { person, isOurs }: Pick<Who, 'person' | 'isOurs'>,
  pushName: string | null | undefined,
): InboundDraft['counterpart'] {
  return {
    externalId: externalIdOf(person),
    aliases: aliasesOf(person),
    ...(!isOurs && pushName && { displayName: pushName.slice(0, 512) }),
  };
}

/** WhatsApp's clock, in whole seconds. */
export function sentAtOf(timestamp: WAMessage['messageTimestamp']): { sentAt?: string } {
  const seconds = timestamp === null || timestamp === undefined ? 0 : toNumber(timestamp);
  const date = new Date(seconds * 1000);
  return seconds > 0 && !Number.isNaN(date.getTime()) ? { sentAt: date.toISOString() } : {};
}
