import { parse } from 'node:querystring';
import { z } from 'zod';
import { maxFormFields } from './limits.js';

/** A form as it was posted: a name given more than once has a list. No prototype, so no name is special. */
export type Form = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * The form's fields, `+` and `%XX` decoded as UTF-8. Never throws: what is no valid escape stays as it is, and what
 * is no valid UTF-8 becomes U+FFFD. Reads `maxFormFields` at most: see `countFields`.
 */
export function readForm(body: Uint8Array): Form {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  return parse(text, '&', '=', { maxKeys: maxFormFields });
}

/** How many fields a form has at most, without reading them. */
export function countFields(body: Uint8Array): number {
  let fields = 1;
  for (let at = body.indexOf(ampersand); at >= 0; at = body.indexOf(ampersand, at + 1)) fields++;
  return fields;
}

const ampersand = '&'.charCodeAt(0);

/** https://www.twilio.com/docs/glossary/what-is-a-sid */
const messageSid = z.string().regex(/^(SM|MM)[0-9a-fA-F]{32}$/);

/**
 * A citizen's SMS or MMS. Other fields are let through: Twilio adds some without notice. A field that stands here and
 * comes twice does not fit: the signature is over names and values run together, so that only a form with each
 * field once can be read in one way.
 * https://www.twilio.com/docs/messaging/guides/webhook-request
 */
export const inboundSchema = z.looseObject({
  MessageSid: messageSid,
  AccountSid: z.string(),
  /** An address of another of Twilio's channels has a prefix, such as `whatsapp:`. */
  From: z
    .string()
    .min(1)
    .regex(/^[^:]*$/),
  To: z
    .string()
    .min(1)
    .regex(/^[^:]*$/),
  Body: z.string().optional(),
  SmsStatus: z.string().optional(),
  MessageStatus: z.string().optional(),
  OptOutType: z.string().optional(),
});

/** How far one of our messages has come. https://www.twilio.com/docs/messaging/guides/track-outbound-message-status */
export const statusSchema = z.looseObject({
  MessageSid: messageSid,
  AccountSid: z.string(),
  MessageStatus: z.string(),
  /** Missing as long as a Messaging Service has not chosen one. */
  From: z.string().optional(),
  ErrorCode: z.string().optional(),
});

/** A citizen's SMS or MMS. */
export type InboundPayload = z.infer<typeof inboundSchema>;
