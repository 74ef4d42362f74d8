import { adapterConfigSchema, httpBaseUrl, rotatedSecrets } from '@kanal/adapter';
import { z } from 'zod';

/** The environment of this process. */
export const environment = process.env;

/** What the SMS adapter reads from its environment, besides what every adapter does. */
export const smsConfigSchema = adapterConfigSchema.extend({
  SMS_PROVIDER: z.enum(['twilio']).default('twilio').meta({ description: 'Who carries our SMS: twilio.' }),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-fA-F]{32}$/, 'expected AC and 32 hexadecimal digits')
    .meta({
      description: 'The Twilio account.',
      example: 'AC00000000000000000000000000000000',
    }),
  TWILIO_AUTH_TOKENS: rotatedSecrets.meta({
    description:
      'Auth tokens of the account, the newest first: the API is called with it, webhooks may be signed with any. While a token is changed both stand here, separated by a comma.',
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
});

/** The SMS adapter's settings. */
export type SmsConfig = Readonly<z.output<typeof smsConfigSchema>>;
