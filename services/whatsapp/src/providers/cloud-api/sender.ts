import type { Alias, InboundMessage } from '@kanal/contracts';
import { type ContactPayload, contactSchema, type SenderIds } from './payload.js';

/** A phone as WhatsApp writes it: country and number, digits only. */
const phonePattern = /^[1-9][0-9]{6,14}$/;

const maxNameChars = 512;

/** A contact of a call, as it was sent and as we read it. */
export interface Contact {
  readonly raw: unknown;
  readonly payload: ContactPayload;
}

/** Finds the contact that belongs to a message. */
export type FindContact = (message: SenderIds) => Contact | undefined;

/**
 * Reads a call's contacts once, for up to a thousand messages. The only one is taken for a message that names nobody;
 * another person's name is never taken over.
 */
export function readContacts(contacts: readonly unknown[]): FindContact {
  const readable = contacts.flatMap((raw): Contact[] => {
    const parsed = contactSchema.safeParse(raw);
    return parsed.success ? [{ raw, payload: parsed.data }] : [];
  });
  const byUserId = new Map(readable.map((contact) => [contact.payload.user_id, contact]));
  const byWhatsappId = new Map(readable.map((contact) => [contact.payload.wa_id, contact]));
  return ({ from, from_user_id: userId }) => {
    if (from === undefined && userId === undefined) return readable.length === 1 ? readable[0] : undefined;
    const byUser = userId === undefined ? undefined : byUserId.get(userId);
    return byUser ?? (from === undefined ? undefined : byWhatsappId.get(from));
  };
}

/**
 * Who wrote: under the business-scoped user id (BSUID) where there is one, because phones come and go, else under the
 * WhatsApp id. Undefined when the message names nobody.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids
 */
export function readSender(
  message: SenderIds,
  contact: ContactPayload | undefined,
): InboundMessage['counterpart'] | undefined {
  const userId = message.from_user_id ?? contact?.user_id;
  const whatsappId = message.from ?? contact?.wa_id;
  const externalId = userId ?? whatsappId;
  if (externalId === undefined || externalId.length > 512) return undefined;
  const { name, username } = contact?.profile ?? {};
  return {
    externalId,
    aliases: [
      ...aliasesOf({ userId, whatsappId }),
      ...present([alias('wa-bsuid', contact?.parent_user_id), alias('username', username)]),
    ],
    ...(name !== undefined && { displayName: name.slice(0, maxNameChars) }),
    ...(username !== undefined && { username: username.slice(0, maxNameChars) }),
  };
}

/** A WhatsApp id is a phone number, as a rule. */
export function aliasesOf(ids: {
  readonly userId: string | undefined;
  readonly whatsappId: string | undefined;
}): Alias[] {
  const { userId, whatsappId } = ids;
  const phone = whatsappId && phonePattern.test(whatsappId) ? `+${whatsappId}` : undefined;
  return present([alias('wa-bsuid', userId), alias('wa-id', whatsappId), alias('phone', phone)]);
}

function present(aliases: readonly (Alias | undefined)[]): Alias[] {
  return aliases.filter((each) => each !== undefined);
}

function alias(type: Alias['type'], value: string | undefined): Alias | undefined {
  return value === undefined || value.length > maxNameChars ? undefined : { type, value };
}
