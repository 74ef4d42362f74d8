// @ts-check
import { join } from 'node:path';

/**
 * A group of variables. A service's line in deploy/services.json names those it needs; it gets no others, but for what
 * it takes over from the terminal (inherited-variables.mjs).
 * @typedef {'nats' | 'mongodb' | 'mongodbReader' | 'adapter' | 'twilio' | 'smpp' | 'whatsapp' | 'meta' | 'x' | 'baileys' | 'progress' | 'agency'} Need
 */

/**
 * @typedef {Readonly<Record<string, string>>} Variables
 */

/**
 * What the variables are made of.
 * @typedef {object} Copy
 * @property {string} dataDir
 * @property {import('./secrets.mjs').Secrets} secrets
 * @property {Readonly<Record<string, number>>} ports By part.
 * @property {{ nats: string, natsMonitor?: string, mongodb: string }} urls
 * @property {Readonly<Record<string, string | undefined>>} env The launcher's own: the agency's settings may come from it.
 */

/** @param {number | undefined} port */
export function loopback(port) {
  return `http://127.0.0.1:${port}`;
}

/**
 * Where Twilio is to call, as an operator would enter it: without the fragment Twilio calls again only after a
 * connection that failed, not after a 503. See docs/operating.md, "Connect Twilio".
 * @param {Readonly<Record<string, number>>} ports
 */
export function smsWebhookUrl(ports) {
  return `${loopback(ports.sms)}/webhooks/sms/twilio#rc=5&rp=all&rt=5000`;
}

/**
 * Where Meta is to call for WhatsApp, as an operator would enter it.
 * @param {Readonly<Record<string, number>>} ports
 */
export function whatsappWebhookUrl(ports) {
  return `${loopback(ports.whatsapp)}/webhooks/whatsapp/cloud-api`;
}

/**
 * Where Meta is to call for pages and Instagram, as an operator would enter it.
 * @param {Readonly<Record<string, number>>} ports
 */
export function metaWebhookUrl(ports) {
  return `${loopback(ports.meta)}/webhooks/meta`;
}

/**
 * Where X is to call, as an operator would enter it.
 * @param {Readonly<Record<string, number>>} ports
 */
export function xWebhookUrl(ports) {
  return `${loopback(ports.x)}/webhooks/x`;
}

/**
 * Where citizens see how their complaint stands.
 * @param {Readonly<Record<string, number>>} ports
 */
export function progressUrl(ports) {
  return `${loopback(ports.progressPage)}/`;
}

/** The citizen-facing number of the sandbox: Twilio's form of a long number, of no network. */
const smsNumber = '+6281200001708';

/**
 * Our account at the sandbox's SMSC, as both sides know it.
 * @param {import('./secrets.mjs').Secrets} secrets
 */
function smppAccount({ smppPassword }) {
  return { name: 'operator', systemId: 'kanal', password: smppPassword, number: '1708' };
}

/** The sandbox's WhatsApp number and its id at Meta: of nobody. */
const whatsappNumber = '+6281200001709';
const whatsappNumberId = '100000000001709';

/** The sandbox's app at Meta, its page and its Instagram account: of nobody. */
const metaAppId = '100000000001711';
const metaPageId = '100000000001712';
const metaInstagramId = '17840000000001713';

/** The sandbox's account at X and its app there: of nobody. */
const xUserId = '1708000000000001714';
const xUsername = 'lapor1708';
const xClientId = 'sandboxClient';

/** @type {Record<Need, (copy: Copy, part: string) => Record<string, string>>} */
const groups = {
  nats: ({ urls, secrets }) => ({
    NATS_URL: urls.nats,
    // A server that was given by NATS_URL has credentials of its own, which are in the environment already.
    ...(urls.natsMonitor === undefined
      ? {}
      : { NATS_MONITOR_URL: urls.natsMonitor, NATS_USER: 'kanal', NATS_PASSWORD: secrets.natsPassword }),
  }),
  mongodb: ({ urls, secrets }) => ({
    MONGODB_URI: urls.mongodb,
    MONGODB_DATABASE: 'kanal',
    KANAL_STORE_KEYS: `1:${secrets.storeKey}`,
    KANAL_BLIND_INDEX_KEY: secrets.blindIndexKey,
  }),
  // Without the keys: who reads what is in the clear needs none.
  mongodbReader: ({ urls }) => ({ MONGODB_URI: urls.mongodb, MONGODB_DATABASE: 'kanal' }),
  adapter: ({ dataDir, secrets, ports }, part) => ({
    KANAL_ADAPTER_KEY: secrets.adapterKey,
    SPOOL_DIR: join(dataDir, 'spool', part),
    PUBLIC_BASE_URL: loopback(ports[part]),
    MEDIA_ALLOWED_PRIVATE_HOSTS: `127.0.0.1:${ports.sandbox}`,
  }),
  twilio: ({ secrets, ports }) => ({
    TWILIO_ACCOUNT_SID: secrets.twilioAccountSid,
    TWILIO_AUTH_TOKENS: secrets.twilioAuthToken,
    TWILIO_API_BASE_URL: loopback(ports.sandbox),
  }),
  // Used with SMS_PROVIDER=smpp, which comes from the terminal.
  smpp: ({ secrets, ports }) => ({
    SMPP_OPERATORS: JSON.stringify([{ ...smppAccount(secrets), host: '127.0.0.1', port: ports.smpp }]),
  }),
  whatsapp: ({ secrets, ports }) => ({
    WHATSAPP_APP_SECRETS: secrets.whatsappAppSecret,
    WHATSAPP_VERIFY_TOKEN: secrets.whatsappVerifyToken,
    WHATSAPP_NUMBERS: `${whatsappNumberId}:${secrets.whatsappToken}`,
    GRAPH_API_BASE_URL: loopback(ports.sandbox),
  }),
  baileys: ({ secrets, ports, env }, part) => ({
    BAILEYS_ENABLED: env.BAILEYS_ENABLED ?? '',
    BAILEYS_NUMBER: env.BAILEYS_NUMBER ?? '',
    BAILEYS_PAGE_PORT: String((ports[part] ?? 0) + 1),
    BAILEYS_PAGE_TOKEN: env.BAILEYS_PAGE_TOKEN || secrets.baileysPageToken,
  }),
  meta: ({ secrets, ports }) => ({
    META_APP_SECRETS: secrets.metaAppSecret,
    META_APP_ID: metaAppId,
    META_VERIFY_TOKEN: secrets.metaVerifyToken,
    META_PAGES: `${metaPageId}:${secrets.metaPageToken}`,
    META_INSTAGRAM_ACCOUNTS: `${metaInstagramId}:${secrets.metaInstagramToken}`,
    GRAPH_API_BASE_URL: loopback(ports.sandbox),
    INSTAGRAM_API_BASE_URL: loopback(ports.sandbox),
  }),
  x: ({ secrets, ports }) => ({
    X_CONSUMER_SECRETS: secrets.xConsumerSecret,
    X_CLIENT_ID: xClientId,
    X_CLIENT_SECRET: secrets.xClientSecret,
    X_REFRESH_TOKEN: secrets.xRefreshToken,
    X_BEARER_TOKEN: secrets.xBearerToken,
    X_USER_ID: xUserId,
    X_USERNAME: xUsername,
    X_API_BASE_URL: loopback(ports.sandbox),
    X_MANAGE_WEBHOOK: 'true',
  }),
  progress: ({ ports }) => ({ PROGRESS_PORT: String(ports.progressPage) }),
  agency: ({ env }) => ({
    AGENCY_NAME: env.AGENCY_NAME || 'Pemprov Banten',
    TICKET_PREFIX: env.TICKET_PREFIX || 'BTN',
    // Whoever tries it out waits for the reply.
    QUIET_TIME_SECONDS: env.QUIET_TIME_SECONDS || '3',
  }),
};

/**
 * The variables of one service.
 * @param {import('./services.mjs').Service} service
 * @param {Copy} copy
 * @returns {Variables}
 */
export function serviceVariables(service, copy) {
  return {
    HOST: '127.0.0.1',
    PORT: String(copy.ports[service.name]),
    SHUTDOWN_TIMEOUT_MS: '10000',
    ...Object.assign({}, ...service.needs.map((need) => groups[need](copy, service.name))),
  };
}

/**
 * The variables of the provider sandbox. It knows nothing of the product but where its webhooks go.
 * @param {Copy} copy
 * @returns {Variables}
 */
export function sandboxVariables({ dataDir, secrets, ports, env }) {
  return {
    HOST: '127.0.0.1',
    PORT: String(ports.sandbox),
    SANDBOX_DATA_DIR: join(dataDir, 'sandbox'),
    TWILIO_ACCOUNT_SID: secrets.twilioAccountSid,
    TWILIO_AUTH_TOKEN: secrets.twilioAuthToken,
    SMS_WEBHOOK_URL: smsWebhookUrl(ports),
    SMS_NUMBER: smsNumber,
    // Without a product that binds there is nobody to deliver to.
    ...(env.SMS_PROVIDER === 'smpp'
      ? {
          SMPP_PORT: String(ports.smpp),
          SMPP_ACCOUNTS: JSON.stringify([smppAccount(secrets)]),
        }
      : {}),
    WHATSAPP_WEBHOOK_URL: whatsappWebhookUrl(ports),
    WHATSAPP_APP_SECRET: secrets.whatsappAppSecret,
    WHATSAPP_VERIFY_TOKEN: secrets.whatsappVerifyToken,
    WHATSAPP_PHONE_NUMBER_ID: whatsappNumberId,
    WHATSAPP_NUMBER: whatsappNumber,
    WHATSAPP_TOKEN: secrets.whatsappToken,
    META_WEBHOOK_URL: metaWebhookUrl(ports),
    META_DATA_DELETION_URL: `${metaWebhookUrl(ports)}/data-deletion`,
    META_APP_SECRET: secrets.metaAppSecret,
    META_APP_ID: metaAppId,
    META_VERIFY_TOKEN: secrets.metaVerifyToken,
    META_PAGE_ID: metaPageId,
    META_PAGE_TOKEN: secrets.metaPageToken,
    META_INSTAGRAM_ID: metaInstagramId,
    META_INSTAGRAM_TOKEN: secrets.metaInstagramToken,
    X_WEBHOOK_URL: xWebhookUrl(ports),
    X_CONSUMER_SECRET: secrets.xConsumerSecret,
    X_CLIENT_ID: xClientId,
    X_CLIENT_SECRET: secrets.xClientSecret,
    X_REFRESH_TOKEN: secrets.xRefreshToken,
    X_BEARER_TOKEN: secrets.xBearerToken,
    X_USER_ID: xUserId,
    X_USERNAME: xUsername,
  };
}

/**
 * The variables of the commands that work on a running copy: `kanal`, `kirim`, `bench`.
 * @param {Copy} copy
 * @returns {Variables}
 */
export function commandVariables(copy) {
  return {
    ...groups.nats(copy, 'operator'),
    ...groups.mongodb(copy, 'operator'),
    ...groups.agency(copy, 'operator'),
    SANDBOX_URL: loopback(copy.ports.sandbox),
  };
}
