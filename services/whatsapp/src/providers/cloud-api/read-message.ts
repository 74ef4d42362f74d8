import type { InboundDraft } from '@kanal/adapter';
import { ContractError } from '@kanal/contracts';
import { idText, readInstant } from '@kanal/graph';
import { z } from 'zod';
import { isKnownType, readContent } from './content.js';
import { readIdentityChange } from './identity-change.js';
import { type MessagePayload, messageSchema } from './payload.js';
import { type FindContact, readSender } from './sender.js';

/** Numbers that are also used in the WhatsApp Business app tell of changes, each under a message id of its own. */
const editSchema = z.looseObject({
  original_message_id: idText,
  message: z.record(z.string(), z.unknown()),
});
const revokeSchema = z.looseObject({ original_message_id: idText });

/**
 * One message as a draft, or why it is passed over.
 * @throws z.ZodError or ContractError when it cannot be understood; neither holds a value.
 */
export function readMessage(
  raw: unknown,
  account: string,
  findContact: FindContact,
): InboundDraft | { readonly reason: string } {
  const message = messageSchema.parse(raw);
  if (message.type === 'reaction') return { reason: 'reaction' };
  // We open no groups, and an answer to one person would not be seen there.
  if (message.group_id !== undefined) return { reason: 'group' };
  const contact = findContact(message);
  const counterpart = readSender(message, contact?.payload);
  if (!counterpart) throw new ContractError('cloud-api.message', ['from: nobody is named']);
  const sentAt = readInstant(message.timestamp);
  const change = message.type === 'system' ? readIdentityChange(message, counterpart) : undefined;
  if (message.type === 'system' && !change) return { reason: 'system' };
  return {
    channel: 'whatsapp',
    account,
    kind: 'direct',
    visibility: 'private',
    ...(sentAt !== undefined && { sentAt }),
    ...(change ?? { counterpart, ...readBody(message) }),
    raw: contact ? { message: raw, contact: contact.raw } : { message: raw },
  };
}

type Body = Pick<
  InboundDraft,
  | 'externalId'
  | 'inReplyTo'
  | 'original'
  | 'text'
  | 'attachments'
  | 'location'
  | 'unsupported'
  | 'edited'
  | 'deleted'
>;

function readBody(message: MessagePayload): Body {
  const { id, type, context } = message;
  if (type === 'edit') {
    const edit = editSchema.parse(message['edit']);
    return {
      externalId: changeId(message),
      original: edit.original_message_id,
      edited: true,
      ...readContent(typeOf(edit.message), edit.message),
    };
  }
  if (type === 'revoke') {
    const { original_message_id: original } = revokeSchema.parse(message['revoke']);
    return { externalId: changeId(message), original, deleted: true, attachments: [] };
  }
  return {
    externalId: id,
    ...(context?.id !== undefined && { inReplyTo: context.id }),
    ...readContent(type, message),
  };
}

/** Never the id of the message it changes, nor of another change of it: it would be taken for a duplicate. */
function changeId({ id, type, timestamp }: MessagePayload): string {
  return `${id}:${type}:${Date.parse(readInstant(timestamp) ?? '') || 0}`;
}

/** Of the message inside an edit, which may come without its type. */
function typeOf(message: Readonly<Record<string, unknown>>): string {
  const { type } = message;
  return typeof type === 'string' ? type : (Object.keys(message).find(isKnownType) ?? 'unknown');
}
