import type { Alias, InboundMessage } from '@kanal/contracts';
import { type ContactPayload, contactSchema, type MessagePayload } from './payload.js';

/** A phone as WhatsApp writes it: country and number, digits only. */
const phonePattern = /^[1-9][0-9]{6,14}$/;

const maxNameChars = 512;

/**
 * The contact that belongs to a message. The only one of the call is taken for a message that names nobody; another
 * person's name is never taken over.
 */
export function contactOf(message: MessagePayload, contacts: readonly unknown[]): ContactPayload | undefined {
  const { from, from_user_id: userId } = message;
  const readable = contacts.flatMap((contact): ContactPayload[] => {
    const parsed = contactSchema.safeParse(contact);
    return parsed.success ? [parsed.data] : [];
  });
  if (from === undefined && userId === undefined) return readable.length === 1 ? readable[0] : undefined;
  return readable.find(
    (contact) =>
      (userId !== undefined && contact.user_id === userId) || (from !== undefined && contact.wa_id === from),
  );
}

/**
 * Who wrote: under the business-scoped user id (BSUID) where there is one, because phones come and go, else under the
 * WhatsApp id. Undefined when the message names nobody.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids
 */
export function readSender(
  message: MessagePayload,
  contact: ContactPayload | undefined,
): InboundMessage['counterpart'] | undefined {
  const userId = message.from_user_id ?? contact?.user_id;
  const whatsappId = message.from ?? contact?.wa_id;
  const externalId = userId ?? whatsappId;
  if (externalId === undefined || externalId.length > 512) return undefined;
  const { name, username } = contact?.profile ?? {};
  const aliases: (Alias | undefined)[] = [
    alias('wa-bsuid', userId),
    alias('wa-bsuid', contact?.parent_user_id),
    alias('wa-id', whatsappId),
    alias('phone', whatsappId && phonePattern.test(whatsappId) ? `+${whatsappId}` : undefined),
    alias('username', username),
  ];
  return {
    externalId,
    aliases: aliases.filter((each) => each !== undefined),
    ...(name !== undefined && { displayName: name.slice(0, maxNameChars) }),
    ...(username !== undefined && { username: username.slice(0, maxNameChars) }),
  };
}

function alias(type: Alias['type'], value: string | undefined): Alias | undefined {
  return value === undefined || value.length > maxNameChars ? undefined : { type, value };
}
