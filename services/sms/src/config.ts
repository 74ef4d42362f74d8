import { adapterConfigSchema, httpBaseUrl, rotatedSecrets } from '@kanal/adapter';
import { type Environment, loadConfig } from '@kanal/runtime';
import { z } from 'zod';
import { keywordsSchema } from './keywords.js';
import { operatorsSchema } from './providers/smpp/operators.js';

/** The environment of this process. */
export const environment = process.env;

/** What each provider cannot do without. */
const needed = {
  twilio: ['PUBLIC_BASE_URL', 'TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKENS'],
  smpp: ['SMPP_OPERATORS'],
} as const;

const variables = adapterConfigSchema.extend({
  SMS_PROVIDER: z.enum(['twilio', 'smpp']).default('twilio').meta({
    description:
      'Who carries our SMS: twilio, or smpp for operators’ own SMSCs. Only the variables of the one are needed.',
  }),
  PUBLIC_BASE_URL: adapterConfigSchema.shape.PUBLIC_BASE_URL.optional().meta({
    description:
      'Where Twilio reaches this adapter from outside, without the path; signatures are over it. Needed with twilio.',
    example: 'https://kanal.example.go.id',
  }),
  SMS_KEYWORDS: keywordsSchema.default([]).meta({
    description:
      'Words that citizens may put in front of a message to name an agency, each with the agency: <word>:<agency>, separated by commas. No word is ever needed.',
    example: 'TANGKAB:Pemerintah Kabupaten Tangerang,SERANG:Pemerintah Kota Serang',
  }),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-fA-F]{32}$/, 'expected AC and 32 hexadecimal digits')
    .optional()
    .meta({
      description: 'The Twilio account; needed with twilio.',
      example: 'AC00000000000000000000000000000000',
    }),
  TWILIO_AUTH_TOKENS: rotatedSecrets.optional().meta({
    description:
      'Auth tokens of the account, the newest first: the API is called with it, webhooks may be signed with any. While a token is changed both stand here, separated by a comma. Needed with twilio.',
    secret: true,
  }),
  TWILIO_API_BASE_URL: httpBaseUrl
    .default('https://api.twilio.com')
    .meta({ description: 'Where Twilio’s REST API is; another address for the sandbox or a region.' }),
  TWILIO_MESSAGING_SERVICE_SID: z
    .string()
    .regex(/^MG[0-9a-fA-F]{32}$/, 'expected MG and 32 hexadecimal digits')
    .optional()
    .meta({
      description:
        'Messaging Service that replies go out by; our numbers must be in its sender pool. Unset: by the number itself.',
      example: 'MG00000000000000000000000000000000',
    }),
  TWILIO_MESSAGES_PER_SECOND: z.coerce.number().positive().max(10_000).default(100).meta({
    description:
      'Replies handed to Twilio a second. What a number cannot send at once waits at Twilio, for at most ten hours.',
  }),
  SMPP_OPERATORS: operatorsSchema.optional().meta({
    description:
      'The operators that carry our SMS, one session each: a JSON array in one line, with name, host, systemId, password and number of each; the other fields stand in docs/operating.md. Needed with smpp. For example [{"name":"telkomsel","host":"smsc.example.co.id","systemId":"kanal","password":"…","number":"1708"}]',
    secret: true,
  }),
  SMPP_TLS_CA_FILE: z.string().optional().meta({
    description:
      'PEM file with certificate authorities that operators’ certificates may be of, besides the public ones.',
    example: '/etc/kanal/operators.pem',
  }),
  SMPP_PARTS_WAIT_MINUTES: z.coerce.number().positive().max(1_440).default(15).meta({
    description:
      'Minutes that the parts of a long message are waited for after the first; then those that are there become the message.',
  }),
  SMPP_ENQUIRE_LINK_SECONDS: z.coerce.number().min(1).max(300).default(30).meta({
    description:
      'Seconds between two enquire_link; SMSCs drop a silent connection after one to five minutes.',
  }),
  SMPP_TIMEOUT_SECONDS: z.coerce.number().min(1).max(15).default(10).meta({
    description:
      'Seconds to connect, to bind, and for the SMSC to answer, at most 15: a reply has 20 in all. A reply not answered by then is not sent again: nobody knows whether it went out.',
  }),
});

/** What the SMS adapter reads from its environment, besides what every adapter does. */
export const smsConfigSchema = variables.superRefine((config, context) => {
  for (const name of needed[config.SMS_PROVIDER]) {
    if (config[name] === undefined) {
      context.addIssue({
        code: 'custom',
        path: [name],
        message: `needed with SMS_PROVIDER=${config.SMS_PROVIDER}`,
      });
    }
  }
});

type Variables = Readonly<z.output<typeof variables>>;

/** The SMS adapter's settings: those of the chosen provider are there. */
export type SmsConfig = {
  [Provider in keyof typeof needed]: Variables & { readonly SMS_PROVIDER: Provider } & {
    readonly [Name in (typeof needed)[Provider][number]]: Exclude<Variables[Name], undefined>;
  };
}[keyof typeof needed];

/** @throws ConfigError as `loadConfig` does, also when the chosen provider lacks a variable. */
export function loadSmsConfig(env: Environment): SmsConfig {
  // The schema has checked what zod's types cannot say of one object with optional fields.
  return loadConfig(smsConfigSchema, env) as SmsConfig;
}
