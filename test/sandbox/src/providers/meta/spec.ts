import { z } from 'zod';
import type { GraphBody } from '../graph/read-body.js';
import type { MetaObject } from './account.js';

/**
 * Judges the product's calls. Meta's OpenAPI file covers none of them, so these schemas are written from its pages, and
 * strict: a field that is not documented is a violation. An empty list means: nothing to object to.
 */
export interface MetaSpec {
  /** A direct message, a private reply, or a sender action. https://developers.facebook.com/docs/messenger-platform/reference/send-api */
  sendViolations(object: MetaObject, body: GraphBody): readonly string[];
  /** A public answer to a comment. */
  answerViolations(object: MetaObject, body: GraphBody): readonly string[];
  /** A public answer to a mention. https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/mentions */
  mentionAnswerViolations(body: GraphBody): readonly string[];
}

const digits = z.string().regex(/^\d+$/, 'is not digits');
const recipient = z
  .strictObject({ id: digits.optional(), comment_id: z.string().min(1).optional() })
  .refine(({ id, comment_id }) => (id === undefined) !== (comment_id === undefined), {
    message: 'names neither or both of id and comment_id',
  });

/** On Messenger characters, on Instagram bytes of UTF-8. */
const directText = {
  page: z.string().min(1, 'is empty').max(2_000, 'has more than 2000 characters'),
  instagram: z
    .string()
    .min(1, 'is empty')
    .refine((text) => Buffer.byteLength(text) <= 1_000, 'has more than 1000 bytes'),
};

function messageSchema(object: MetaObject) {
  return z
    .strictObject({
      recipient,
      messaging_type: z.enum(['RESPONSE', 'UPDATE', 'MESSAGE_TAG']).optional(),
      /** The one tag that is not on its way out. */
      tag: z.literal('HUMAN_AGENT').optional(),
      notification_type: z.enum(['REGULAR', 'SILENT_PUSH', 'NO_PUSH']).optional(),
      reply_to: z.strictObject({ mid: z.string().min(1) }).optional(),
      message: z
        .strictObject({
          text: directText[object].optional(),
          attachment: z
            .strictObject({
              type: z.enum(['image', 'video', 'audio', 'file', 'template']),
              payload: z.record(z.string(), z.unknown()),
            })
            .optional(),
          metadata: z.string().max(1_000, 'has more than 1000 characters').optional(),
        })
        .refine(({ text, attachment }) => (text === undefined) !== (attachment === undefined), {
          message: 'has neither or both of text and attachment',
        }),
    })
    .refine(({ tag, messaging_type }) => (tag === undefined) === (messaging_type !== 'MESSAGE_TAG'), {
      message: 'tag and messaging_type MESSAGE_TAG go together',
    })
    .refine((body) => object === 'instagram' || isTyped(body), { message: 'messaging_type is missing' });
}

/** Messenger wants to know what sort of message it is; of a private reply that is clear. */
function isTyped(body: {
  readonly recipient: z.output<typeof recipient>;
  readonly messaging_type?: string | undefined;
}): boolean {
  return body.messaging_type !== undefined || body.recipient.comment_id !== undefined;
}

const sendSchemas = { page: messageSchema('page'), instagram: messageSchema('instagram') };
const actionSchema = z.strictObject({
  recipient: z.strictObject({ id: digits }),
  sender_action: z.enum(['mark_seen', 'typing_on', 'typing_off']),
});
/** Facebook's limit is documented; Instagram's is the one of its apps. */
const answerSchemas = {
  page: z.strictObject({
    message: z.string().min(1, 'is empty').max(8_000, 'has more than 8000 characters'),
  }),
  instagram: z.strictObject({
    message: z.string().min(1, 'is empty').max(2_200, 'has more than 2200 characters'),
  }),
};
const mentionAnswerSchema = answerSchemas.instagram.extend({
  media_id: digits,
  comment_id: digits.optional(),
});

/** The schemas, ready to judge. */
export const metaSpec: MetaSpec = {
  sendViolations: (object, body) =>
    violations('sender_action' in body ? actionSchema : sendSchemas[object], body),
  answerViolations: (object, body) => violations(answerSchemas[object], body),
  mentionAnswerViolations: (body) => violations(mentionAnswerSchema, body),
};

/** Names the field and the rule, never the value: it may be a citizen's. */
function violations(schema: z.ZodType, body: GraphBody): readonly string[] {
  const { error } = schema.safeParse(body);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join(' ')} ${message}`.trim());
}
