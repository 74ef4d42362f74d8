import { proto, toNumber, type WAMessage, type WAMessageUpdate } from 'baileys';
import { z } from 'zod';

const jid = z.string().max(200);

/** What names a message at WhatsApp. `…Alt` is the other of a person's two addresses. */
const keySchema = z.looseObject({
  remoteJid: jid.optional(),
  remoteJidAlt: jid.optional(),
  fromMe: z.boolean().optional(),
  id: z.string().max(2000).optional(),
  isViewOnce: z.boolean().optional(),
});

const accountSchema = z.strictObject({ number: z.string(), lid: jid.optional() });

/** A `proto.Message` in its own encoding. */
const encoded = z.base64();

/**
 * One event of the connection, as it is kept when it cannot be read and read again after a correction: everything that
 * reading needs, so that reading is pure.
 */
export const eventSchema = z.discriminatedUnion('event', [
  z.strictObject({
    event: z.literal('message'),
    account: accountSchema,
    key: keySchema,
    /** Known to the library, where the message does not tell. */
    lid: jid.optional(),
    message: encoded.optional(),
    stub: z.int().optional(),
    /** Seconds. */
    timestamp: z.number().optional(),
    pushName: z.string().optional(),
  }),
  z.strictObject({
    event: z.literal('update'),
    account: accountSchema,
    key: keySchema,
    lid: jid.optional(),
    /** The message's new content. */
    edited: encoded.optional(),
    isRevoked: z.literal(true).optional(),
    status: z.int().optional(),
    /** WhatsApp's, of a message it has refused. */
    code: z.string().max(20).optional(),
    timestamp: z.number().optional(),
    /** Our own id of the message, where we have sent it. */
    outboundId: z.string().optional(),
  }),
  z.strictObject({ event: z.literal('same-person'), account: accountSchema, lid: jid, pn: jid }),
]);

/** See `eventSchema`. */
export type DeviceEvent = z.infer<typeof eventSchema>;
/** A message. */
export type MessageEvent = Extract<DeviceEvent, { event: 'message' }>;
/** A change or a receipt. */
export type UpdateEvent = Extract<DeviceEvent, { event: 'update' }>;
/** See `keySchema`. */
export type MessageKey = z.infer<typeof keySchema>;
/** Our side of the conversation. */
export type Account = z.infer<typeof accountSchema>;

/** A message as the library emits it. It may change its object afterwards: nothing of it is kept. */
export function messageEvent(message: WAMessage, account: Account): MessageEvent {
  const { message: content, messageStubType, messageTimestamp, pushName } = message;
  return {
    event: 'message',
    account,
    key: keyOf(message.key),
    ...(content && { message: encode(content) }),
    ...(messageStubType && { stub: messageStubType }),
    ...timestampOf(messageTimestamp),
    ...(pushName && { pushName }),
  };
}

/** An update as the library emits it. */
export function updateEvent({ key, update }: WAMessageUpdate, account: Account): UpdateEvent {
  const edited = update.message?.editedMessage?.message;
  const [code]: unknown[] = Array.isArray(update.messageStubParameters) ? update.messageStubParameters : [];
  return {
    event: 'update',
    account,
    key: keyOf(key),
    ...(edited && { edited: encode(edited) }),
    ...(update.messageStubType === proto.WebMessageInfo.StubType.REVOKE && { isRevoked: true as const }),
    ...(typeof update.status === 'number' && { status: update.status }),
    ...(typeof code === 'string' && /^[0-9]{1,6}$/.test(code) && { code }),
    ...timestampOf(update.messageTimestamp),
  };
}

/** The message inside. @throws when the bytes are none. */
export function decode(message: string): proto.IMessage {
  return proto.Message.decode(Buffer.from(message, 'base64'));
}

function encode(message: proto.IMessage): string {
  return Buffer.from(proto.Message.encode(message).finish()).toString('base64');
}

function keyOf({ remoteJid, remoteJidAlt, fromMe, id, isViewOnce }: WAMessage['key']): MessageKey {
  return {
    ...(remoteJid && { remoteJid }),
    ...(remoteJidAlt && { remoteJidAlt }),
    ...(fromMe && { fromMe: true }),
    ...(id && { id }),
    ...(isViewOnce && { isViewOnce: true }),
  };
}

function timestampOf(timestamp: WAMessage['messageTimestamp']): { timestamp?: number } {
  if (timestamp === null || timestamp === undefined) return {};
  const seconds = toNumber(timestamp);
  return Number.isFinite(seconds) ? { timestamp: seconds } : {};
}
