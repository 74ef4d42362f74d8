import { idText, ifPresent } from '@kanal/graph';
import { z } from 'zod';

const list = z.array(z.unknown()).nullish();

/**
 * A call: each level is read by itself, so that one bad event costs only itself. Other fields are let through.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview
 */
export const batchSchema = z.looseObject({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(z.unknown()),
});

/** What happened in one WhatsApp Business account. */
export const entrySchema = z.looseObject({ id: z.unknown().optional(), changes: z.array(z.unknown()) });

/** One subscribed field's news. */
export const changeSchema = z.looseObject({ field: z.string(), value: z.unknown().optional() });

/** The news of `messages`: of one of our numbers. */
export const valueSchema = z.looseObject({
  messaging_product: z.unknown().optional(),
  metadata: z.looseObject({
    phone_number_id: z.union([z.string().min(1).max(200), z.int().nonnegative().transform(String)]),
  }),
  contacts: ifPresent(z.array(z.unknown())),
  messages: list,
  statuses: list,
  errors: list,
});

/** Who wrote. Since 2026 a person may have a user id (BSUID) only, and neither phone nor `wa_id`. */
export const contactSchema = z.looseObject({
  profile: ifPresent(
    z.looseObject({ name: ifPresent(z.string().min(1)), username: ifPresent(z.string().min(1)) }),
  ),
  wa_id: ifPresent(idText),
  user_id: ifPresent(idText),
  parent_user_id: ifPresent(idText),
});

const senderIds = { from: ifPresent(idText), from_user_id: ifPresent(idText) };

/** Only who wrote, of a message that may have nothing else that can be read. */
export const senderIdsSchema = z.looseObject(senderIds).catch({});

/** What every message has, whatever its type. The content stands in the field named by `type`. */
export const messageSchema = z.looseObject({
  id: idText,
  type: z.string().min(1),
  timestamp: z.unknown().optional(),
  ...senderIds,
  group_id: ifPresent(idText),
  context: ifPresent(z.looseObject({ id: ifPresent(idText) })),
});

/** News of a message of ours. */
export const statusSchema = z.looseObject({
  id: idText,
  status: z.string(),
  timestamp: z.unknown().optional(),
  biz_opaque_callback_data: ifPresent(z.string()),
  errors: ifPresent(z.array(z.looseObject({ code: ifPresent(z.int()) }))),
});

/** A message with what every type has. */
export type MessagePayload = z.infer<typeof messageSchema>;
/** The ids of who wrote a message. */
export type SenderIds = z.infer<typeof senderIdsSchema>;
/** Who wrote. */
export type ContactPayload = z.infer<typeof contactSchema>;
