import { createHash } from 'node:crypto';
import type { InboundDraft, StatusDraft } from '@kanal/adapter';
import { proto } from 'baileys';
import { readContent } from './content.js';
import { decode, type UpdateEvent } from './event.js';
import { isOwnMessageId } from './own-message-id.js';
import { plainJson } from './plain-json.js';
import type { IgnoredMessage } from './read-message.js';
import { counterpartOf, readWho, sentAtOf } from './who.js';

/** What an update says: a message that was changed, how far one of ours has come, or nothing for us. */
export type ReadUpdate =
  | { readonly message: InboundDraft }
  | { readonly status: StatusDraft }
  | { readonly reason: IgnoredMessage | 'receipt' | 'other-update' };

/**
 * Reads one entry of `messages.update`: an edit, a deletion ("for everyone"), a receipt or a refusal.
 * @throws when the bytes of an edit are no message: it is quarantined.
 */
export function readUpdate(event: UpdateEvent): ReadUpdate {
  if (event.edited !== undefined || event.isRevoked) return readChange(event);
  return event.status === undefined ? { reason: 'other-update' } : readStatus(event, event.status);
}

/** The id of a change is made of what it changes, when and to what: the library gives edits no id of their own. */
function readChange({ key, account, lid, edited, timestamp }: UpdateEvent): ReadUpdate {
  const who = readWho(key, account, lid);
  if ('reason' in who) return who;
  const original = who.messageId;
  const common = {
    ...who.draft,
    original,
    counterpart: counterpartOf(who),
    ...sentAtOf(timestamp),
  };
  if (edited === undefined) {
    const raw = plainJson({ key, timestamp });
    return { message: { ...common, externalId: `${original}:revoke`, deleted: true, attachments: [], raw } };
  }
  const message = decode(edited);
  const content = readContent(message);
  if ('reason' in content) return content;
  // Two edits within one second differ in what they say.
  const what = createHash('sha256').update(edited).digest('hex').slice(0, 8);
  const externalId = `${original}:edit:${Math.trunc(timestamp ?? 0)}:${what}`;
  const raw = plainJson({ key, timestamp, message });
  return { message: { ...common, ...content, externalId, edited: true, raw } };
}

/** WhatsApp's own id of a message, of an `externalId` of ours: what a reply can quote. */
export function quotableId(externalId: string): string {
  return externalId.replace(/:(revoke|edit:[0-9]+:[0-9a-f]{8})$/, '');
}

const { Status } = proto.WebMessageInfo;

/** baileys 7.0.0-rc14, WAProto: WebMessageInfo.Status. `ERROR` is how the library tells a refusal (handleBadAck). */
const states: Readonly<Record<number, StatusDraft['status'] | undefined>> = {
  [Status.ERROR]: 'rejected',
  [Status.SERVER_ACK]: 'sent',
  [Status.DELIVERY_ACK]: 'delivered',
  [Status.READ]: 'read',
  [Status.PLAYED]: 'read',
};

function readStatus({ key, account, code, outboundId, timestamp }: UpdateEvent, of: number): ReadUpdate {
  const status = states[of];
  if (!key.fromMe || !key.id || !isOwnMessageId(key.id) || status === undefined) return { reason: 'receipt' };
  const { sentAt: at } = sentAtOf(timestamp);
  return {
    status: {
      channel: 'whatsapp',
      account: account.number,
      providerMessageId: key.id,
      ...(outboundId !== undefined && { outboundId }),
      status,
      ...(status === 'rejected' && code !== undefined && { code }),
      ...(at !== undefined && { at }),
    },
  };
}
