import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Clock } from '../src/core/clock.js';
import type { TwilioSettings } from '../src/providers/twilio/settings.js';
import { createSandbox, type Sandbox, type SandboxOptions } from '../src/sandbox.js';
import { type ProductDouble, startProductDouble } from './product-double.js';

/** Synthetic: the account and token of no one. */
export const account = {
  accountSid: `AC${'0123456789abcdef'.repeat(2)}`,
  authToken: 'sandbox-test-token',
  number: '+6281200001708',
};

/** A sandbox that listens, a product that answers, and all of it gone when the test ends. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly url: string;
  readonly product: ProductDouble;
  /** Creates a message as a client of the REST API does. */
  create(params: Readonly<Record<string, string>>, authToken?: string): Promise<Response>;
}

/** How the product answers; it says 200 unless told otherwise. */
export type ProductAnswer = Parameters<typeof startProductDouble>[0];

/** What any stage can be told. */
export interface SandboxChoices {
  readonly clock?: Clock;
  /** Default: a folder that is removed when the test ends. */
  readonly dataDir?: string;
}

/** Starts a product, and a sandbox with Twilio and more; both are gone when the test ends. */
export async function startSandbox(
  { clock, dataDir }: SandboxChoices,
  answer: ProductAnswer | undefined,
  providersOf: (product: ProductDouble) => Partial<SandboxOptions>,
): Promise<{ readonly product: ProductDouble; readonly sandbox: Sandbox; readonly url: string }> {
  const product = await startProductDouble(answer ?? ((_post, response) => void response.end()));
  onTestFinished(() => product.close());
  const sandbox = await createSandbox({
    dataDir: dataDir ?? (await temporaryFolder()),
    ...(clock === undefined ? {} : { clock }),
    twilio: {
      ...account,
      webhookUrl: `${product.url}/webhooks/sms/twilio`,
      statusDelaysMs: { queued: 0, sent: 0, delivered: 0 },
    },
    ...providersOf(product),
  });
  onTestFinished(() => sandbox.close());
  return { product, sandbox, url: await sandbox.listen('127.0.0.1', 0) };
}

/** Sets the stage; the product says 200 unless told otherwise. */
export async function setStage(
  settings: Partial<TwilioSettings> & { readonly fragment?: string } = {},
  answer?: ProductAnswer,
): Promise<Stage> {
  const { fragment = '', ...twilio } = settings;
  const { product, sandbox, url } = await startSandbox({}, answer, ({ url: productUrl }) => ({
    twilio: {
      ...account,
      webhookUrl: `${productUrl}/webhooks/sms/twilio${fragment}`,
      statusDelaysMs: { queued: 0, sent: 0, delivered: 0 },
      retryPauseMs: 1,
      ...twilio,
    },
  }));
  return {
    sandbox,
    url,
    product,
    create: (params, authToken = account.authToken) =>
      fetch(`${url}/2010-04-01/Accounts/${account.accountSid}/Messages.json`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${account.accountSid}:${authToken}`)}` },
        body: new URLSearchParams(params),
      }),
  };
}

/** A folder that is removed when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kanal-sandbox-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A valid call, to be bent. */
export const goodCall = { To: '+6281201234567', From: account.number, Body: 'Aduan diterima' };
