import { onTestFinished } from 'vitest';
import type { Clock } from '../src/core/clock.js';
import type { CallEntry } from '../src/core/ledger-entry.js';
import type { CitizenMessage, CitizenSend } from '../src/core/provider.js';
import type { XSettings } from '../src/providers/x/settings.js';
import { createSandbox, type Sandbox } from '../src/sandbox.js';
import { type ProductDouble, startProductDouble } from './product-double.js';
import { account, temporaryFolder } from './test-sandbox.js';

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
  call(path: string, call?: XCall): Promise<Response>;
  /** Asks the sandbox itself: PUT with a body by `method`, otherwise POST; GET without a body. */
  control(path: string, body?: unknown, method?: string): Promise<Response>;
  /** A citizen writes, a mention unless told otherwise. */
  write(message: Partial<CitizenMessage>): Promise<CitizenSend>;
  /** The calls in the ledger. */
  calls(): Promise<readonly CallEntry[]>;
  /** What the product was told, in order. */
  events(): readonly XEvent[];
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
export type XStageOptions = Partial<XSettings> & { readonly clock?: Clock; readonly dataDir?: string };

/** Sets the stage; the product says 200 unless told otherwise. */
export async function setXStage(
  { clock, dataDir, ...settings }: XStageOptions = {},
  answer: Parameters<typeof startProductDouble>[0] = (_post, response) => void response.end(),
): Promise<XStage> {
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
    x: { ...xApp, webhookUrl: `${product.url}/webhooks/x`, retryPauseMs: 1, ...settings },
  });
  onTestFinished(() => sandbox.close());
  const url = await sandbox.listen('127.0.0.1', 0);
  const ask = (path: string, method: string | undefined, body: unknown, headers: Record<string, string>) =>
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
    events: () => product.posts.map(({ body }) => JSON.parse(body).data as XEvent),
  };
}
