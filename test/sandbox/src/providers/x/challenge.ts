import type { HandshakeResult } from '../../core/provider.js';
import type { XContext } from './settings.js';
import { signX } from './sign.js';

const patienceMs = 10_000;

/**
 * Asks a webhook to prove that it holds the app's secret: 200 and a `response_token` made with the consumer secret or,
 * as X now prefers, the client secret. Never rejects: no answer is status 0.
 * https://docs.x.com/x-api/webhooks/introduction#webhook-validation
 */
export async function challenge(
  context: Pick<XContext, 'consumerSecret' | 'clientSecret' | 'newHex' | 'signal'>,
  webhookUrl: string,
): Promise<HandshakeResult> {
  const token = Buffer.from(context.newHex(), 'hex').toString('base64url');
  const url = new URL(webhookUrl);
  url.searchParams.set('crc_token', token);
  url.searchParams.set('nonce', Buffer.from(context.newHex(), 'hex').toString('base64url'));
  const secrets = [context.consumerSecret, context.clientSecret].filter((secret) => secret !== undefined);
  try {
    const signal = AbortSignal.any([context.signal, AbortSignal.timeout(patienceMs)]);
    const response = await fetch(url, { signal, redirect: 'manual' });
    const body = await response.text();
    const given = responseToken(body);
    const isRight = secrets.some((secret) => signX(secret, token) === given);
    return { status: response.status, body, isPassed: response.status === 200 && isRight };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { status: 0, body: cause instanceof Error ? cause.message : String(cause), isPassed: false };
  }
}

function responseToken(body: string): unknown {
  try {
    const { response_token: token } = JSON.parse(body) as { readonly response_token?: unknown };
    return token;
  } catch {
    return undefined;
  }
}
