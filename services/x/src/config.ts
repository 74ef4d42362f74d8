import { adapterConfigSchema, httpBaseUrl, rotatedSecrets } from '@kanal/adapter';
import { z } from 'zod';

/** The environment of this process. */
export const environment = process.env;

/** US dollars for one call or one object. */
const price = z.coerce.number().min(0).max(100);

/** What the X adapter reads from its environment, besides what every adapter does. */
export const xConfigSchema = adapterConfigSchema
  .extend({
    X_CONSUMER_SECRETS: rotatedSecrets.optional().meta({
      description:
        'Consumer secret (API key secret) of the app at X, by which X signs webhooks and we answer its checks; the newest first. While it is changed both stand here, separated by a comma. Unset: X_CLIENT_SECRET alone, for an app whose webhooks are signed with nothing else.',
      secret: true,
    }),
    X_CLIENT_ID: z.string().min(1).max(200).meta({
      description: 'OAuth 2.0 client id of the app at X.',
      example: 'a1B2c3D4e5F6g7H8i9J0k1L2m3:1:ci',
    }),
    X_CLIENT_SECRET: z.string().min(16).max(200).meta({
      description:
        'OAuth 2.0 client secret of the app at X: access tokens are renewed with it, and X may sign webhooks with it too.',
      secret: true,
    }),
    X_REFRESH_TOKEN: z.string().min(16).max(1000).meta({
      description:
        'OAuth 2.0 refresh token of our account for this app, as its first approval gave it. X gives a new one at every renewal, which Kanal keeps; another value here is taken instead of what was kept.',
      secret: true,
    }),
    X_BEARER_TOKEN: z.string().min(16).max(1000).optional().meta({
      description:
        'App-only bearer token of the app at X: looks after the webhook and its subscriptions; needed with X_MANAGE_WEBHOOK.',
      secret: true,
    }),
    X_USER_ID: z
      .string()
      .regex(/^[0-9]{1,19}$/, 'expected digits')
      .meta({ description: 'Id of our account at X, a number.', example: '1708170817081708170' }),
    X_USERNAME: z
      .string()
      .transform((name) => name.replace(/^@/, ''))
      .pipe(z.string().regex(/^[0-9A-Za-z_]{1,15}$/, 'expected at most 15 letters, digits and underscores'))
      .meta({ description: 'Name of our account at X, without the @.', example: 'lapor1708' }),
    X_API_BASE_URL: httpBaseUrl
      .default('https://api.x.com')
      .meta({ description: 'Where X’s API is; another address for the sandbox.' }),
    X_DIRECT_MESSAGES: z.stringbool().default(true).meta({
      description:
        'Whether direct messages are taken and answered. Off: X’s events of them are passed over and nothing is asked for.',
    }),
    X_LINKS_IN_REPLIES: z.stringbool().default(false).meta({
      description:
        'Whether a reply in public may have a link, also one without a scheme such as lapor.go.id. It costs X_PRICE_POST_WITH_URL_USD, and X may take it for spam. Off: it is refused with the reason.',
    }),
    X_POLL_SECONDS: z.coerce.number().int().min(10).max(86_400).default(300).meta({
      description:
        'Seconds between two questions for mentions and direct messages that no webhook has brought; direct messages are asked for once a minute at most. Each answer costs what stands in it.',
    }),
    X_REPLAY_WINDOW_HOURS: z.coerce.number().int().min(1).max(720).default(48).meta({
      description:
        'Hours after which a webhook’s event is too old to be X’s own: X repeats events for 24 hours, an older one is somebody else’s copy.',
    }),
    X_MANAGE_WEBHOOK: z.stringbool().default(false).meta({
      description:
        'Whether Kanal keeps the webhook at X valid and makes the subscriptions that are missing. Off: a person does it in X’s developer portal.',
    }),
    X_MONTHLY_BUDGET_USD: z.coerce.number().min(0).max(1_000_000).default(50).meta({
      description:
        'US dollars that replies and reads may cost in a calendar month (UTC). When they are spent Kanal stops by itself, before X does.',
    }),
    X_READ_RESERVE_USD: z.coerce.number().min(0).max(1_000_000).default(5).meta({
      description:
        'US dollars of X_MONTHLY_BUDGET_USD that replies may not use up, so that complaints can still be read.',
    }),
    X_PRICE_POST_READ_USD: price.default(0.005).meta({ description: 'Price of one post that is read.' }),
    X_PRICE_OWNED_READ_USD: price.default(0.001).meta({
      description: 'Price of one post that mentions us, read by the app that belongs to our account.',
    }),
    X_PRICE_USER_READ_USD: price.default(0.01).meta({
      description:
        'Price of one account that comes with what is read. X does not say whether it charges for these: 0 when its bill shows that it does not.',
    }),
    X_PRICE_DIRECT_READ_USD: price
      .default(0.01)
      .meta({ description: 'Price of one direct message that is read.' }),
    X_PRICE_POST_EVENT_USD: price
      .default(0.005)
      .meta({ description: 'Price of one event of a post that the webhook brings.' }),
    X_PRICE_DIRECT_EVENT_USD: price
      .default(0.01)
      .meta({ description: 'Price of one event of a direct message that the webhook brings.' }),
    X_PRICE_POST_WITH_URL_USD: price
      .default(0.2)
      .meta({ description: 'Price of one post that is written and has a link.' }),
    X_PRICE_SUMMONED_REPLY_USD: price
      .default(0.01)
      .meta({ description: 'Price of one reply to a post that mentions or quotes us.' }),
    X_PRICE_DIRECT_USD: price
      .default(0.015)
      .meta({ description: 'Price of one direct message that is sent.' }),
  })
  .superRefine((config, context) => {
    if (config.X_MANAGE_WEBHOOK && config.X_BEARER_TOKEN === undefined) {
      context.addIssue({ code: 'custom', path: ['X_BEARER_TOKEN'], message: 'needed with X_MANAGE_WEBHOOK' });
    }
    if (config.X_READ_RESERVE_USD > config.X_MONTHLY_BUDGET_USD) {
      context.addIssue({
        code: 'custom',
        path: ['X_READ_RESERVE_USD'],
        message: 'more than X_MONTHLY_BUDGET_USD',
      });
    }
  });

/** The X adapter's settings. */
export type XConfig = Readonly<z.output<typeof xConfigSchema>>;
