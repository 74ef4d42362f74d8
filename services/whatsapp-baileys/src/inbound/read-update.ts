import { createHash } from 'node:crypto';
import type { InboundDraft, StatusDraft } from '@kanal/adapter';
import { proto, type WAMessageUpdate } from 'baileys';
import { readContent } from './content.js';
import { isOwnMessageId } from './own-message-id.js';
import { plainJson } from './plain-json.js';
import { type Account, type IgnoredMessage, nameOf, readWho, sentAtOf } from './read-message.js';

/** What an update says: a message that was changed, how far one of ours has come, or nothing for us. */
export type ReadUpdate =
  | { readonly kind: 'change'; readonly draft: InboundDraft }
  | { readonly kind: 'status'; readonly draft: StatusDraft }
  | { readonly kind: 'ignored'; readonly reason: IgnoredMessage | 'receipt' | 'other-update' };

/**
 * Reads one entry of `messages.update`: an edit, a deletion ("for everyone"), a receipt or a refusal. The id of a change
 * is made of what it changes and when, because the library gives edits no id of their own.
 */
export function readUpdate(
  { key, update }: WAMessageUpdate,
  account: Account,
  lidOf: (pn: string) => string | undefined,
): ReadUpdate {
  const edited = update.message?.editedMessage;
  const isRevoked = update.messageStubType === proto.WebMessageInfo.StubType.REVOKE;
  if (edited || isRevoked) return readChange({ key, update }, account, lidOf);
  return typeof update.status === 'number' ? readStatus({ key, update }, account) : ignored('other-update');
}

function readChange(
  { key, update }: WAMessageUpdate,
  account: Account,
  lidOf: (pn: string) => string | undefined,
): ReadUpdate {
  const who = readWho(key, account, lidOf);
  if ('reason' in who) return ignored(who.reason);
  const original = key.id ?? '';
  const common = {
    ...who.draft,
    original,
    counterpart: nameOf(who, undefined),
    ...sentAtOf(update.messageTimestamp),
    raw: plainJson({ key, update }),
  };
  const edited = update.message?.editedMessage?.message;
  if (!edited) {
    const draft = { ...common, externalId: `${original}:revoke`, deleted: true as const, attachments: [] };
    return { kind: 'change', draft };
  }
  const content = readContent(edited);
  if ('reason' in content) return ignored(content.reason);
  // Two edits in one second differ in what they say.
  const what = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 8);
  const when = Date.parse(common.sentAt ?? '') || 0;
  const draft = {
    ...common,
    ...content,
    externalId: `${original}:edit:${when}:${what}`,
    edited: true as const,
  };
  return { kind: 'change', draft };
}

/** WhatsApp's own id of a message, of an `externalId` of ours: what a reply can quote. */
export function quotableId(externalId: string): string {
  return externalId.replace(/:(revoke|edit:[0-9]+:[0-9a-f]{8})$/, '');
}

/** https://github.com/WhiskeySockets/Baileys, WAProto: WebMessageInfo.Status */
const states: Readonly<Record<number, StatusDraft['status'] | undefined>> = {
  [proto.WebMessageInfo.Status.ERROR]: 'rejected',
  [proto.WebMessageInfo.Status.SERVER_ACK]: 'sent',
  [proto.WebMessageInfo.Status.DELIVERY_ACK]: 'delivered',
  [proto.WebMessageInfo.Status.READ]: 'read',
  [proto.WebMessageInfo.Status.PLAYED]: 'read',
};

function readStatus({ key, update }: WAMessageUpdate, account: Account): ReadUpdate {
  const status = states[update.status ?? -1];
  if (!key.fromMe || !key.id || !isOwnMessageId(key.id) || status === undefined) return ignored('receipt');
  const { sentAt: at } = sentAtOf(update.messageTimestamp);
  const [code]: unknown[] = Array.isArray(update.messageStubParameters) ? update.messageStubParameters : [];
  return {
    kind: 'status',
    draft: {
      channel: 'whatsapp',
      account: account.number,
      providerMessageId: key.id,
      status,
      ...(status === 'rejected' && typeof code === 'string' && /^[0-9]{1,6}$/.test(code) && { code }),
      ...(at !== undefined && { at }),
    },
  };
}

function ignored(reason: Extract<ReadUpdate, { kind: 'ignored' }>['reason']): ReadUpdate {
  return { kind: 'ignored', reason };
}
