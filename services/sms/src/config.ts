import { adapterConfigSchema, httpBaseUrl, rotatedSecrets } from '@kanal/adapter';
import { type Environment, loadConfig } from '@kanal/runtime';
import { z } from 'zod';

/** The environment of this process. */
export const environment = process.env;

/** What each provider cannot do without. */
const needed = {
  twilio: ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKENS'],
  smpp: ['SMPP_HOST', 'SMPP_SYSTEM_ID', 'SMPP_PASSWORD', 'SMPP_NUMBER'],
} as const;

const variables = adapterConfigSchema.extend({
  SMS_PROVIDER: z.enum(['twilio', 'smpp']).default('twilio').meta({
    description:
      'Who carries our SMS: twilio, or smpp for an operator’s own SMSC. Only the variables of the one are needed.',
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
  SMPP_HOST: z.string().optional().meta({
    description: 'The operator’s SMSC; needed with smpp.',
    example: 'smsc.example.co.id',
  }),
  SMPP_PORT: z.coerce
    .number()
    .int()
    .min(1)
    .max(65_535)
    .default(2775)
    .meta({ description: 'TCP port of the SMSC; with TLS usually 3550.' }),
  SMPP_TLS: z.stringbool().default(false).meta({
    description: 'Whether the connection is TLS. Without it passwords and messages travel in clear.',
  }),
  SMPP_SYSTEM_ID: z
    .string()
    .max(15)
    .optional()
    .meta({ description: 'Our account at the SMSC; needed with smpp.', example: 'kanal' }),
  SMPP_PASSWORD: z.string().max(8).optional().meta({
    description: 'Password of SMPP_SYSTEM_ID; needed with smpp.',
    secret: true,
  }),
  SMPP_SYSTEM_TYPE: z
    .string()
    .max(12)
    .default('')
    .meta({ description: 'System type of the bind; most operators want none.' }),
  SMPP_NUMBER: z.string().max(20).optional().meta({
    description:
      'The number or name replies are sent from, as the operator has registered it; needed with smpp.',
    example: '1708',
  }),
  SMPP_MESSAGES_PER_SECOND: z.coerce
    .number()
    .positive()
    .max(10_000)
    .default(10)
    .meta({ description: 'Replies submitted a second, as the contract with the operator says.' }),
  SMPP_WINDOW: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000)
    .default(10)
    .meta({ description: 'Replies submitted that the SMSC has not answered yet, at most.' }),
  SMPP_ENQUIRE_LINK_SECONDS: z.coerce.number().min(1).max(300).default(30).meta({
    description:
      'Seconds between two enquire_link; SMSCs drop a silent connection after one to five minutes.',
  }),
  SMPP_TIMEOUT_SECONDS: z.coerce.number().min(1).max(60).default(10).meta({
    description:
      'Seconds to connect, to bind, and for the SMSC to answer. A reply not answered by then is not sent again: nobody knows whether it went out.',
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
