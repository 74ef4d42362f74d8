import { appSecretProof } from '../src/providers/graph/sign.js';
import type { MetaSettings } from '../src/providers/meta/settings.js';
import type { WhatsAppSettings } from '../src/providers/whatsapp-cloud/settings.js';
import type { Sandbox } from '../src/sandbox.js';
import type { ProductDouble, ReceivedPost } from './product-double.js';
import { type ProductAnswer, type SandboxChoices, startSandbox } from './test-sandbox.js';

/** Synthetic: the Page, account, tokens and secret of no one. */
export const meta = {
  appSecret: 'sandbox-test-meta-secret',
  appId: '170800000000001',
  pageId: '100000000017080',
  pageToken: 'sandbox-test-page-token',
  instagramId: '17841400000001708',
  instagramToken: 'sandbox-test-instagram-token',
};

/** A citizen's ids. */
export const psid = '6281201234567001';
export const igsid = '6281201234567002';

/** A call of a client of the Graph API, with the right token and proof unless told otherwise. */
export interface GraphCall {
  readonly token?: string;
  readonly body?: unknown;
  readonly init?: RequestInit;
}

/** A sandbox with Meta's channels that listens, a product that answers, and all of it gone when the test ends. */
export interface MetaStage {
  readonly sandbox: Sandbox;
  readonly url: string;
  readonly product: ProductDouble;
  /** POST with a body, GET without one; the token is the Page's, for what is Instagram's give that. */
  call(path: string, call?: GraphCall): Promise<Response>;
  /** Asks the sandbox itself. */
  control(path: string, body: unknown): Promise<Response>;
}

/** Options of the stage, over the accounts'. */
export type MetaStageOptions = SandboxChoices &
  Partial<MetaSettings> & {
    readonly whatsapp?: Omit<WhatsAppSettings, 'webhookUrl'>;
  };

/** Sets the stage; the product says 200 unless told otherwise. */
export async function setMetaStage(
  { whatsapp, ...options }: MetaStageOptions = {},
  answer?: ProductAnswer,
): Promise<MetaStage> {
  const { clock, dataDir, ...settings } = options;
  const choices = { ...(clock && { clock }), ...(dataDir !== undefined && { dataDir }) };
  const { product, sandbox, url } = await startSandbox(choices, answer, ({ url: productUrl }) => ({
    whatsapp: whatsapp && { ...whatsapp, webhookUrl: `${productUrl}/webhooks/whatsapp` },
    meta: {
      ...meta,
      webhookUrl: `${productUrl}/webhooks/meta`,
      dataDeletionUrl: `${productUrl}/webhooks/meta/data-deletion`,
      statusDelaysMs: { echo: 0, delivered: 0 },
      retryPauseMs: 1,
      ...settings,
    },
  }));
  return {
    sandbox,
    url,
    product,
    call: (path, { token = meta.pageToken, body, init = {} } = {}) => {
      const proof = `appsecret_proof=${appSecretProof(meta.appSecret, token)}`;
      return fetch(`${url}/v23.0/${path}${path.includes('?') ? '&' : '?'}${proof}`, {
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
        ...init,
      });
    },
    control: (path, body) =>
      fetch(`${url}/_sandbox/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
}

/** Valid calls, to be bent. */
export const messagesPath = `${meta.pageId}/messages`;
export const goodReply = {
  recipient: { id: psid },
  messaging_type: 'RESPONSE',
  message: { text: 'Aduan diterima' },
};
export const instagram = { token: meta.instagramToken };

/** An entry of a webhook, as far as tests look at it. */
export interface MetaEntry {
  readonly id: string;
  readonly time: number;
  readonly messaging?: readonly Record<string, unknown>[];
  readonly standby?: readonly Record<string, unknown>[];
  readonly changes?: readonly { readonly field: string; readonly value: Record<string, unknown> }[];
}

/** The entries of webhooks, in order. */
export function entriesOf(...posts: readonly (ReceivedPost | undefined)[]): readonly MetaEntry[] {
  return posts.flatMap(
    (post) => (JSON.parse(post?.body ?? '{"entry":[]}') as { readonly entry: readonly MetaEntry[] }).entry,
  );
}

/** All direct events the product was told of. */
export function messagingIn(posts: readonly ReceivedPost[]): readonly Record<string, unknown>[] {
  return entriesOf(...posts).flatMap(({ messaging = [] }) => messaging);
}
