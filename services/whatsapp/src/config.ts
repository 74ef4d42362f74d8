import { adapterConfigSchema, httpBaseUrl, rotatedSecrets } from '@kanal/adapter';
import { z } from 'zod';

/** The environment of this process. */
export const environment = process.env;

/** A phone number's id at Meta (opaque to us), and an access token. */
const numberPattern = /^[0-9A-Za-z_.-]{1,100}:[0-9A-Za-z_.|-]{16,1000}$/;

/** What the WhatsApp adapter reads from its environment, besides what every adapter does. */
export const whatsappConfigSchema = adapterConfigSchema.extend({
  WHATSAPP_APP_SECRETS: rotatedSecrets.meta({
    description:
      'Secrets of the app at Meta, the newest first: calls of ours are proved with it, webhooks may be signed with any. While the secret is changed both stand here, separated by a comma.',
    secret: true,
  }),
  WHATSAPP_VERIFY_TOKEN: z.string().min(16).max(256).meta({
    description:
      'What stands as the verify token in the app’s webhook settings at Meta, at least 16 characters of our own choice.',
    secret: true,
  }),
  WHATSAPP_NUMBERS: z
    .string()
    .transform((numbers) => numbers.split(',').map((number) => number.trim()))
    .pipe(
      z
        .array(z.string().regex(numberPattern, 'expected <phone_number_id>:<access token>'))
        .min(1)
        .max(100)
        .refine((numbers) => new Set(numbers.map(idOf)).size === numbers.length, 'a phone_number_id twice'),
    )
    .transform(
      (numbers): ReadonlyMap<string, string> =>
        new Map(numbers.map((number) => [idOf(number), number.slice(idOf(number).length + 1)])),
    )
    .meta({
      description:
        'Our numbers: <phone_number_id>:<access token>, separated by commas; the id as WhatsApp Manager shows it, the token of a system user that does not expire.',
      secret: true,
    }),
  GRAPH_API_BASE_URL: httpBaseUrl
    .default('https://graph.facebook.com')
    .meta({ description: 'Where Meta’s Graph API is; another address for the sandbox.' }),
  GRAPH_API_VERSION: z
    .string()
    .regex(/^v[0-9]{1,3}\.[0-9]$/, 'expected a version such as v23.0')
    .default('v23.0')
    .meta({ description: 'Version of the Graph API; Meta keeps one for about two years.' }),
  WHATSAPP_MESSAGES_PER_SECOND: z.coerce.number().positive().max(1_000).default(80).meta({
    description: 'Replies a second from one number: Meta takes 80, or 1,000 of a number it has raised.',
  }),
  WHATSAPP_MARK_READ: z.stringbool().default(true).meta({
    description: 'Whether a message gets its blue ticks when it is answered: true or false.',
  }),
  WHATSAPP_TEMPLATE_NAME: z
    .string()
    .regex(/^[a-z0-9_]{1,512}$/, 'expected small letters, digits and underscores')
    .optional()
    .meta({
      description:
        'Template, approved by Meta, for replies that have one, after the 24 hours in which free text is allowed. Unset: such a reply is refused.',
      example: 'kabar_aduan',
    }),
  WHATSAPP_TEMPLATE_LANGUAGE: z
    .string()
    .regex(/^[a-z]{2,3}(_[A-Z]{2})?$/, 'expected a code of Meta’s such as id or en_US')
    .default('id')
    .meta({ description: 'Language of WHATSAPP_TEMPLATE_NAME, as it was approved.' }),
});

/** The WhatsApp adapter's settings. */
export type WhatsappConfig = Readonly<z.output<typeof whatsappConfigSchema>>;

function idOf(number: string): string {
  return number.slice(0, Math.max(0, number.indexOf(':')));
}
