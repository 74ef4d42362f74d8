import type { HandshakeResult } from '../../core/provider.js';
import type { ProviderContext } from '../../core/provider-context.js';
import type { WebhookSettings } from './webhook-settings.js';

/**
 * Asks the product, as Meta does when an operator enters the webhook's address, to prove that it is its own: 200 and the
 * bare challenge. Rejects when the product cannot be reached.
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests
 */
export async function shakeHands(
  context: Pick<WebhookSettings, 'webhookUrl'> & Pick<ProviderContext, 'newHex' | 'signal'>,
  verifyToken: string,
): Promise<HandshakeResult> {
  const challenge = String(Number.parseInt(context.newHex().slice(0, 8), 16));
  const url = new URL(context.webhookUrl);
  url.searchParams.set('hub.mode', 'subscribe');
  url.searchParams.set('hub.challenge', challenge);
  url.searchParams.set('hub.verify_token', verifyToken);
  const response = await fetch(url, { signal: context.signal, redirect: 'manual' });
  const body = await response.text();
  return { status: response.status, body, isPassed: response.status === 200 && body === challenge };
}
