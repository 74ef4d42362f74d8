import { z } from 'zod';
import { isHttpUrl } from './core/http-url.js';
import type { MetaSettings } from './providers/meta/settings.js';
import type { SmppSettings } from './providers/smpp/settings.js';
import type { WhatsAppSettings } from './providers/whatsapp-cloud/settings.js';
import type { XSettings } from './providers/x/settings.js';

const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/, 'must be in E.164');
const httpUrl = z.string().refine(isHttpUrl, 'must be an http or https URL');

/** The sandbox's environment. */
const environmentSchema = z.object({
  /** Address to listen on. */
  HOST: z.string().default('127.0.0.1'),
  /** Port to listen on; 0 takes a free one. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(17_080),
  /** Folder for the ledger and citizens' files. */
  SANDBOX_DATA_DIR: z.string().min(1),
  /** The account the product sends from: AC and 32 hexadecimal digits. */
  TWILIO_ACCOUNT_SID: z.string().regex(/^AC[0-9a-fA-F]{32}$/, 'must be AC and 32 hexadecimal digits'),
  /** Signs webhooks and opens the API. */
  TWILIO_AUTH_TOKEN: z.string().min(1),
  /** Where the product listens for SMS; connection overrides may follow as a fragment: `#rc=5&rp=all&rt=5000`. */
  SMS_WEBHOOK_URL: httpUrl,
  /** The URL the product believes to have, which is what gets signed. Default: SMS_WEBHOOK_URL. */
  SMS_WEBHOOK_PUBLIC_URL: httpUrl.optional(),
  /** The number citizens write to. */
  SMS_NUMBER: e164.default('+6281200001708'),
  /** Opt-out words as Twilio handles them: default, advanced (BERHENTI too, with OptOutType), off. */
  SMS_OPT_OUT: z.enum(['default', 'advanced', 'off']).default('default'),
  /** Milliseconds before each of the status callbacks queued, sent, delivered; `0,0,0` for load. */
  SMS_STATUS_DELAYS_MS: z
    .string()
    .regex(/^\d{1,6},\d{1,6},\d{1,6}$/, 'must be three numbers with commas')
    .default('20,80,300'),
});

/** The variables of WhatsApp, which exists only when WHATSAPP_WEBHOOK_URL is set. */
const whatsappSchema = z.object({
  /** Where the product listens for WhatsApp. */
  WHATSAPP_WEBHOOK_URL: httpUrl,
  /** Signs webhooks, and proves that a call comes from who holds it. */
  WHATSAPP_APP_SECRET: z.string().min(1),
  /** Opens the API. */
  WHATSAPP_TOKEN: z.string().min(1),
  /** Meta's id of the number: digits. */
  WHATSAPP_PHONE_NUMBER_ID: z.string().regex(/^\d{5,20}$/, 'must be 5 to 20 digits'),
  /** The number citizens write to. */
  WHATSAPP_NUMBER: e164.default('+6281200001709'),
  /** Milliseconds before each of the statuses sent, delivered and, if there is a third number, read. */
  WHATSAPP_STATUS_DELAYS_MS: z
    .string()
    .regex(/^\d{1,6},\d{1,6}(,\d{1,6})?$/, 'must be two or three numbers with commas')
    .default('80,300'),
  /** known: who writes by another way than the sandbox can be answered; for load. */
  WHATSAPP_STRANGERS: z.enum(['known', 'unknown']).default('unknown'),
});

/** The variables of Messenger, Instagram and Facebook comments, which exist only when META_WEBHOOK_URL is set. */
const metaSchema = z.object({
  /** Where the product listens for all of them. */
  META_WEBHOOK_URL: httpUrl,
  /** Signs webhooks and deletion requests, and proves that a call comes from who holds it. */
  META_APP_SECRET: z.string().min(1),
  /** The product's app, as echoes name it. */
  META_APP_ID: z.string().regex(/^\d{5,15}$/, 'must be 5 to 15 digits'),
  /** The Page: digits. */
  META_PAGE_ID: z.string().regex(/^\d{5,20}$/, 'must be 5 to 20 digits'),
  /** Opens the API for Messenger and for comments on the Page. */
  META_PAGE_TOKEN: z.string().min(1),
  /** The Instagram professional account: digits. */
  META_INSTAGRAM_ID: z.string().regex(/^\d{5,20}$/, 'must be 5 to 20 digits'),
  /** Opens the API for the Instagram account; META_PAGE_TOKEN again where the login is Facebook's. */
  META_INSTAGRAM_TOKEN: z.string().min(1),
  /** Milliseconds before the echo of a message, its delivery and, if there is a third number, its reading. */
  META_STATUS_DELAYS_MS: z
    .string()
    .regex(/^\d{1,6},\d{1,6}(,\d{1,6})?$/, 'must be two or three numbers with commas')
    .default('20,300'),
  /** Where the product hears of people who want their data deleted. */
  META_DATA_DELETION_URL: httpUrl.optional(),
});

/** The variables of the operator's SMSC, which exists only when SMPP_PORT is set. */
const smppSchema = z.object({
  /** Port on the loopback; 0 takes a free one. */
  SMPP_PORT: z.coerce.number().int().min(0).max(65_535),
  SMPP_SYSTEM_ID: z.string().min(1),
  SMPP_PASSWORD: z.string().min(1),
  /** The number citizens write to, as the operator writes it. */
  SMPP_NUMBER: z.string().regex(/^\d{3,15}$/, 'must be 3 to 15 digits'),
});

/** The variables of X, which exists only when X_WEBHOOK_URL is set. */
const xSchema = z.object({
  /** Where the product listens for X; known to X, with its subscriptions, from the start. */
  X_WEBHOOK_URL: httpUrl,
  /** Signs webhooks and answers challenges. */
  X_CONSUMER_SECRET: z.string().min(1),
  X_CLIENT_ID: z.string().min(1),
  /** Without it the app is a public client. */
  X_CLIENT_SECRET: z.string().min(1).optional(),
  /** The first refresh token; used once. */
  X_REFRESH_TOKEN: z.string().min(1),
  /** An access token that is good from the start. */
  X_ACCESS_TOKEN: z.string().min(1).optional(),
  /** Opens what the app may do by itself. */
  X_BEARER_TOKEN: z.string().min(1),
  /** The account: digits. */
  X_USER_ID: z.string().regex(/^\d{5,19}$/, 'must be 5 to 19 digits'),
  /** Its name without the @. */
  X_USERNAME: z.string().regex(/^\w{4,15}$/, 'must be 4 to 15 letters, digits or _'),
  /** Credits to begin with, US dollars. */
  X_BALANCE_USD: z.coerce.number().default(100),
  /** How long an access token is good. */
  X_ACCESS_TOKEN_MS: z.coerce.number().int().min(1).default(7_200_000),
  /** Length of the windows in which calls are counted. */
  X_RATE_WINDOW_MS: z.coerce.number().int().min(1).default(900_000),
  /** Which secrets sign a webhook. */
  X_SIGNATURES: z.enum(['consumer', 'both', 'client']).default('consumer'),
});

type Environment = Readonly<Record<string, string | undefined>>;
type WhatsAppConfig = z.output<typeof whatsappSchema>;
type MetaConfig = z.output<typeof metaSchema>;
type SmppConfig = z.output<typeof smppSchema>;
type XConfig = z.output<typeof xSchema>;

/** The configuration, parsed once. */
export type SandboxConfig = Readonly<
  z.output<typeof environmentSchema> & {
    readonly whatsapp: WhatsAppConfig | undefined;
    readonly meta: MetaConfig | undefined;
    readonly smpp: SmppConfig | undefined;
    readonly x: XConfig | undefined;
  }
>;

/** Reads the environment. Throws one Error that names every wrong variable and its rule, never a value. */
export function loadConfig(env: Environment): SandboxConfig {
  // An empty variable counts as unset, as shells and compose files leave them.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const base = environmentSchema.safeParse(given);
  const whatsapp = whatsappSchema
    .optional()
    .safeParse(given['WHATSAPP_WEBHOOK_URL'] === undefined ? undefined : given);
  const meta = metaSchema.optional().safeParse(given['META_WEBHOOK_URL'] === undefined ? undefined : given);
  const smpp = smppSchema.optional().safeParse(given['SMPP_PORT'] === undefined ? undefined : given);
  const x = xSchema.optional().safeParse(given['X_WEBHOOK_URL'] === undefined ? undefined : given);
  if (base.success && whatsapp.success && meta.success && smpp.success && x.success) {
    return Object.freeze({
      ...base.data,
      whatsapp: whatsapp.data,
      meta: meta.data,
      smpp: smpp.data,
      x: x.data,
    });
  }
  const issues = [base, whatsapp, meta, smpp, x].flatMap(({ error }) => error?.issues ?? []);
  const problems = issues.map((issue) => {
    const name = issue.path.join('.');
    return `  ${name} ${given[name] === undefined ? 'is not set' : issue.message}`;
  });
  throw new Error(`The sandbox cannot start:\n${problems.join('\n')}`);
}

/** The provider's settings out of its variables. */
export function whatsappSettings(config: WhatsAppConfig | undefined): WhatsAppSettings | undefined {
  if (config === undefined) return undefined;
  const [sent = 0, delivered = 0, read] = config.WHATSAPP_STATUS_DELAYS_MS.split(',').map(Number);
  return {
    webhookUrl: config.WHATSAPP_WEBHOOK_URL,
    appSecret: config.WHATSAPP_APP_SECRET,
    token: config.WHATSAPP_TOKEN,
    phoneNumberId: config.WHATSAPP_PHONE_NUMBER_ID,
    number: config.WHATSAPP_NUMBER,
    strangers: config.WHATSAPP_STRANGERS,
    statusDelaysMs: { sent, delivered, read },
  };
}

/** The provider's settings out of its variables. */
export function metaSettings(config: MetaConfig | undefined): MetaSettings | undefined {
  if (config === undefined) return undefined;
  const [echo = 0, delivered = 0, read] = config.META_STATUS_DELAYS_MS.split(',').map(Number);
  return {
    webhookUrl: config.META_WEBHOOK_URL,
    appSecret: config.META_APP_SECRET,
    appId: config.META_APP_ID,
    pageId: config.META_PAGE_ID,
    pageToken: config.META_PAGE_TOKEN,
    instagramId: config.META_INSTAGRAM_ID,
    instagramToken: config.META_INSTAGRAM_TOKEN,
    dataDeletionUrl: config.META_DATA_DELETION_URL,
    statusDelaysMs: { echo, delivered, read },
  };
}

/** The provider's settings out of its variables. */
export function smppSettings(config: SmppConfig | undefined): SmppSettings | undefined {
  if (config === undefined) return undefined;
  return {
    port: config.SMPP_PORT,
    systemId: config.SMPP_SYSTEM_ID,
    password: config.SMPP_PASSWORD,
    number: config.SMPP_NUMBER,
  };
}

/** The provider's settings out of its variables. */
export function xSettings(config: XConfig | undefined): XSettings | undefined {
  if (config === undefined) return undefined;
  return {
    webhookUrl: config.X_WEBHOOK_URL,
    consumerSecret: config.X_CONSUMER_SECRET,
    clientId: config.X_CLIENT_ID,
    clientSecret: config.X_CLIENT_SECRET,
    refreshToken: config.X_REFRESH_TOKEN,
    accessToken: config.X_ACCESS_TOKEN,
    bearerToken: config.X_BEARER_TOKEN,
    userId: config.X_USER_ID,
    username: config.X_USERNAME,
    balanceUsd: config.X_BALANCE_USD,
    accessTokenMs: config.X_ACCESS_TOKEN_MS,
    rateWindowMs: config.X_RATE_WINDOW_MS,
    signatures: config.X_SIGNATURES,
  };
}
