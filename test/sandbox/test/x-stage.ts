import type { CallEntry } from '../src/core/ledger-entry.js';
import type { CitizenMessage, CitizenSend } from '../src/core/provider.js';
import type { XSettings } from '../src/providers/x/settings.js';
import type { Sandbox } from '../src/sandbox.js';
import type { ProductDouble, ReceivedPost } from './product-double.js';
import { type ProductAnswer, type SandboxChoices, startSandbox } from './test-sandbox.js';

/** Synthetic: the app, tokens and account of no one. */
export const xApp = {
  consumerSecret: 'sandbox-test-consumer-secret',
  clientId: 'sandbox-test-client',
  clientSecret: 'sandbox-test-client-secret',
  refreshToken: 'sandbox-test-refresh-token',
  accessToken: 'sandbox-test-access-token',
  bearerToken: 'sandbox-test-bearer-token',
  userId: '1708000000000001708',
  username: 'lapor1708',
};

/** A call of a client of the API, as the account unless told otherwise. */
export interface XCall {
  readonly token?: string;
  readonly method?: string;
  readonly body?: unknown;
}

/** A sandbox with X that listens, a product that answers, and all of it gone when the test ends. */
export interface XStage {
  readonly sandbox: Sandbox;
  readonly url: string;
  readonly product: ProductDouble;
  /** POST with a body, GET without one. */
  call(path: string, call?: XCall): Promise<XAnswer>;
  /** Asks the sandbox itself: PUT with a body by `method`, otherwise POST; GET without a body. */
  control(path: string, body?: unknown, method?: string): Promise<XAnswer>;
  /** A citizen writes, a mention unless told otherwise. */
  write(message: Partial<CitizenMessage>): Promise<CitizenSend>;
  /** The calls in the ledger. */
  calls(): Promise<readonly CallEntry[]>;
  /** The first post to the product; throws when there is none. */
  firstPost(): ReceivedPost;
  /** What the product was told, in order. */
  events(): readonly XEvent[];
}

/** An answer, into which tests look deep. */
export interface XAnswer extends Response {
  // biome-ignore lint/suspicious/noExplicitAny: see above.
  json(): Promise<any>;
}

/** An event as the product gets it. */
export interface XEvent {
  readonly event_uuid: string;
  readonly event_type: string;
  readonly filter: Readonly<Record<string, string>>;
  readonly tag?: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look deep into it.
  readonly payload: any;
  // biome-ignore lint/suspicious/noExplicitAny: tests look deep into it.
  readonly includes?: any;
}

/** Options of the stage, over the account's. */
export type XStageOptions = SandboxChoices & Partial<XSettings>;

/** Sets the stage; the product says 200 unless told otherwise. */
export async function setXStage(options: XStageOptions = {}, answer?: ProductAnswer): Promise<XStage> {
  const { clock, dataDir, ...settings } = options;
  const choices = { ...(clock && { clock }), ...(dataDir !== undefined && { dataDir }) };
  const { product, sandbox, url } = await startSandbox(choices, answer, ({ url: productUrl }) => ({
    x: { ...xApp, webhookUrl: `${productUrl}/webhooks/x`, retryPauseMs: 1, ...settings },
  }));
  const ask = async (
    path: string,
    method: string | undefined,
    body: unknown,
    headers: Record<string, string>,
  ) =>
    fetch(`${url}${path}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    sandbox,
    url,
    product,
    call: (path, { token = xApp.accessToken, method, body } = {}) =>
      ask(`/2/${path}`, method, body, { authorization: `Bearer ${token}` }),
    control: (path, body, method) => ask(`/_sandbox/${path}`, method, body, {}),
    write: (message) =>
      sandbox.sendFromCitizen({ channel: 'x', from: 'Siti Aminah', body: 'Jalan berlubang', ...message }),
    calls: async () => (await sandbox.ledger.entries({ kind: 'call' })) as readonly CallEntry[],
    firstPost: () => {
      const [post] = product.posts;
      if (post === undefined) throw new Error('the product was told nothing');
      return post;
    },
    events: () => product.posts.map(({ body }) => JSON.parse(body).data as XEvent),
  };
}
