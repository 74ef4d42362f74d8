import { adapterConfigSchema, httpBaseUrl, rotatedSecrets } from '@kanal/adapter';
import { z } from 'zod';

/** The environment of this process. */
export const environment = process.env;

/** An id at Meta (opaque to us), and an access token. */
const tokenPair = {
  pattern: /^[0-9A-Za-z_.-]{1,100}:[0-9A-Za-z_.|-]{16,1000}$/,
  form: '<id>:<access token>',
};
const idPair = { pattern: /^[0-9A-Za-z_.-]{1,100}:[0-9A-Za-z_.-]{1,100}$/, form: '<account id>:<page id>' };

/** Pairs `<id>:<value>` separated by commas, by their ids. */
function pairs({ pattern, form }: { readonly pattern: RegExp; readonly form: string }) {
  return z
    .string()
    .transform((list) => list.split(',').map((pair) => pair.trim()))
    .pipe(
      z
        .array(z.string().regex(pattern, `expected ${form}, separated by commas`))
        .min(1)
        .max(100)
        .refine((list) => new Set(list.map(idOf)).size === list.length, 'an id twice'),
    )
    .transform(
      (list): ReadonlyMap<string, string> =>
        new Map(list.map((pair) => [idOf(pair), pair.slice(idOf(pair).length + 1)])),
    )
    .optional();
}

/** What the Meta adapter reads from its environment, besides what every adapter does. */
export const metaConfigSchema = adapterConfigSchema
  .extend({
    META_APP_SECRETS: rotatedSecrets.meta({
      description:
        'Secrets of the app at Meta, the newest first: calls of ours are proved with it, webhooks may be signed with any. While the secret is changed both stand here, separated by a comma.',
      secret: true,
    }),
    META_INSTAGRAM_APP_SECRETS: rotatedSecrets.optional().meta({
      description:
        'Secrets of the same app’s Instagram app, as “API setup with Instagram login” shows them, for META_INSTAGRAM_ACCOUNTS. Unset: META_APP_SECRETS.',
      secret: true,
    }),
    META_APP_ID: z
      .string()
      .transform((ids) => ids.split(',').map((id) => id.trim()))
      .pipe(
        z
          .array(z.string().regex(/^[0-9]{1,30}$/, 'expected digits, separated by commas'))
          .min(1)
          .max(2),
      )
      .meta({
        description:
          'Id of the app at Meta, by which our own messages are known when Meta tells them to us; after a comma that of its Instagram app, if it has one.',
        example: '100000000000001',
      }),
    META_VERIFY_TOKEN: z.string().min(16).max(256).meta({
      description:
        'What stands as the verify token in the app’s webhook settings at Meta, at least 16 characters of our own choice.',
      secret: true,
    }),
    META_PAGES: pairs(tokenPair).meta({
      description:
        'Our Facebook pages: <page id>:<page access token>, separated by commas; the token of a system user that does not expire.',
      secret: true,
    }),
    META_PAGE_INSTAGRAM_ACCOUNTS: pairs(idPair).meta({
      description:
        'Our Instagram accounts that are connected to one of META_PAGES and use its token (Facebook login): <Instagram account id>:<page id>, separated by commas.',
      example: '17840000000000001:100000000001708',
    }),
    META_INSTAGRAM_ACCOUNTS: pairs(tokenPair).meta({
      description:
        'Our Instagram accounts that are connected by Instagram itself (Instagram login): <Instagram account id>:<access token>, separated by commas.',
      secret: true,
    }),
    GRAPH_API_BASE_URL: httpBaseUrl
      .default('https://graph.facebook.com')
      .meta({ description: 'Where Meta’s Graph API is; another address for the sandbox.' }),
    INSTAGRAM_API_BASE_URL: httpBaseUrl
      .default('https://graph.instagram.com')
      .meta({ description: 'Where Instagram’s own Graph API is; another address for the sandbox.' }),
    GRAPH_API_VERSION: z
      .string()
      .regex(/^v[0-9]{1,3}\.[0-9]$/, 'expected a version such as v23.0')
      .default('v23.0')
      .meta({ description: 'Version of the Graph API; Meta keeps one for about two years.' }),
    META_MESSAGES_PER_SECOND: z.coerce.number().positive().max(300).default(20).meta({
      description:
        'Replies a second from one account. Meta takes 300 from a page; long before its other limits the adapter slows down by itself.',
    }),
  })
  .superRefine((config, context) => {
    const pages = config.META_PAGES ?? new Map<string, string>();
    const byPage = config.META_PAGE_INSTAGRAM_ACCOUNTS ?? new Map<string, string>();
    const own = config.META_INSTAGRAM_ACCOUNTS ?? new Map<string, string>();
    // One that is refused already is still the list it was made of.
    if (![pages, byPage, own].every((accounts) => accounts instanceof Map)) return;
    const refuse = (name: string, message: string) =>
      context.addIssue({ code: 'custom', path: [name], message });
    if (pages.size + own.size === 0) {
      refuse('META_PAGES', 'no account: set META_PAGES, META_INSTAGRAM_ACCOUNTS or both');
    }
    for (const page of byPage.values()) {
      if (!pages.has(page)) refuse('META_PAGE_INSTAGRAM_ACCOUNTS', 'names a page that is not in META_PAGES');
    }
    const ids = [...pages.keys(), ...byPage.keys(), ...own.keys()];
    if (new Set(ids).size < ids.length) {
      refuse('META_INSTAGRAM_ACCOUNTS', 'an id that is in META_PAGES or META_PAGE_INSTAGRAM_ACCOUNTS too');
    }
  });

function idOf(pair: string): string {
  return pair.slice(0, Math.max(0, pair.indexOf(':')));
}
