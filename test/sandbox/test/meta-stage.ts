import { onTestFinished } from 'vitest';
import type { Clock } from '../src/core/clock.js';
import { appSecretProof } from '../src/providers/graph/sign.js';
import type { MetaSettings } from '../src/providers/meta/settings.js';
import type { WhatsAppSettings } from '../src/providers/whatsapp-cloud/settings.js';
import { createSandbox, type Sandbox } from '../src/sandbox.js';
import { type ProductDouble, type ReceivedPost, startProductDouble } from './product-double.js';
import { account, temporaryFolder } from './test-sandbox.js';

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
export type MetaStageOptions = Partial<MetaSettings> & {
  readonly clock?: Clock;
  readonly dataDir?: string;
  readonly whatsapp?: Omit<WhatsAppSettings, 'webhookUrl'>;
};

/** Sets the stage; the product says 200 unless told otherwise. */
export async function setMetaStage(
  { clock, dataDir, whatsapp, ...settings }: MetaStageOptions = {},
  answer: Parameters<typeof startProductDouble>[0] = (_post, response) => void response.end(),
): Promise<MetaStage> {
  const product = await startProductDouble(answer);
  onTestFinished(() => product.close());
  const sandbox = await createSandbox({
    dataDir: dataDir ?? (await temporaryFolder()),
    ...(clock === undefined ? {} : { clock }),
    twilio: {
      ...account,
      webhookUrl: `${product.url}/webhooks/sms/twilio`,
      statusDelaysMs: { queued: 0, sent: 0, delivered: 0 },
    },
    whatsapp: whatsapp && { ...whatsapp, webhookUrl: `${product.url}/webhooks/whatsapp` },
    meta: {
      ...meta,
      webhookUrl: `${product.url}/webhooks/meta`,
      dataDeletionUrl: `${product.url}/webhooks/meta/data-deletion`,
      statusDelaysMs: { echo: 0, delivered: 0 },
      retryPauseMs: 1,
      ...settings,
    },
  });
  onTestFinished(() => sandbox.close());
  const url = await sandbox.listen('127.0.0.1', 0);
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
