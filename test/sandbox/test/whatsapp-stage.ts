import { appSecretProof } from '../src/providers/graph/sign.js';
import type { WhatsAppSettings } from '../src/providers/whatsapp-cloud/settings.js';
import type { Sandbox } from '../src/sandbox.js';
import type { ProductDouble, ReceivedPost } from './product-double.js';
import { type ProductAnswer, type SandboxChoices, startSandbox } from './test-sandbox.js';

/** Synthetic: the number, token and secret of no one. */
export const waba = {
  appSecret: 'sandbox-test-app-secret',
  token: 'sandbox-test-access-token',
  phoneNumberId: '106540352242922',
  number: '+6281200001709',
};

/** A sandbox with WhatsApp that listens, a product that answers, and all of it gone when the test ends. */
export interface WhatsAppStage {
  readonly sandbox: Sandbox;
  readonly url: string;
  readonly product: ProductDouble;
  /** A citizen writes, so that the window is open. */
  hear(body?: string): Promise<void>;
  /** Sends a message as a client of the Graph API does. */
  create(body: unknown, init?: RequestInit): Promise<Response>;
  /** Any GET of the Graph API, with its proof. */
  get(path: string): Promise<Response>;
}

/** Options of the stage, over the account's. */
export type WhatsAppStageOptions = SandboxChoices & Partial<WhatsAppSettings>;

/** Sets the stage; the product says 200 unless told otherwise. */
export async function setWhatsAppStage(
  options: WhatsAppStageOptions = {},
  answer?: ProductAnswer,
): Promise<WhatsAppStage> {
  const { clock, dataDir, ...settings } = options;
  const choices = { ...(clock && { clock }), ...(dataDir !== undefined && { dataDir }) };
  const { product, sandbox, url } = await startSandbox(choices, answer, ({ url: productUrl }) => ({
    whatsapp: {
      ...waba,
      webhookUrl: `${productUrl}/webhooks/whatsapp`,
      statusDelaysMs: { sent: 0, delivered: 0 },
      retryPauseMs: 1,
      ...settings,
    },
  }));
  const headers = { authorization: `Bearer ${waba.token}` };
  const proof = `appsecret_proof=${appSecretProof(waba.appSecret, waba.token)}`;
  return {
    sandbox,
    url,
    product,
    hear: async (body = 'Halo') => {
      await sandbox.sendFromCitizen({ channel: 'whatsapp', from: `+${goodMessage.to}`, body });
    },
    create: (body, init = {}) =>
      fetch(`${url}/v23.0/${waba.phoneNumberId}/messages?${proof}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
        ...init,
      }),
    get: (path) => fetch(`${url}/v23.0/${path}${path.includes('?') ? '&' : '?'}${proof}`, { headers }),
  };
}

/** A valid call, to be bent. */
export const goodMessage = {
  messaging_product: 'whatsapp',
  recipient_type: 'individual',
  to: '6281201234567',
  type: 'text',
  text: { body: 'Aduan diterima' },
};

/** The values of all changes of a webhook, in order. */
export function valuesOf(post: ReceivedPost | undefined): WebhookValue[] {
  const payload = JSON.parse(post?.body ?? '{"entry":[]}') as {
    readonly entry: readonly { readonly changes: readonly { readonly value: WebhookValue }[] }[];
  };
  return payload.entry.flatMap(({ changes }) => changes.map(({ value }) => value));
}

/** A value of a change, as far as tests look at it. */
export interface WebhookValue {
  readonly contacts?: readonly Record<string, unknown>[];
  readonly messages?: readonly Record<string, unknown>[];
  readonly statuses?: readonly Record<string, unknown>[];
}

/** The messages a product was told of, over all its posts. */
export function messagesIn(posts: readonly ReceivedPost[]): Record<string, unknown>[] {
  return posts.flatMap((post) => valuesOf(post).flatMap(({ messages = [] }) => messages));
}

/** The statuses a product was told of, over all its posts. */
export function statusesIn(posts: readonly ReceivedPost[]): Record<string, unknown>[] {
  return posts.flatMap((post) => valuesOf(post).flatMap(({ statuses = [] }) => statuses));
}
