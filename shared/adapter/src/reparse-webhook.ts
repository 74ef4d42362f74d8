import type { Publication, QuarantinedWebhook } from '@kanal/contracts';
import { injectTrace } from '@kanal/runtime';
import type { ChannelAdapter, WebhookRequest } from './channel-adapter.js';
import { readEvents } from './interpret-webhook.js';

/** What came of reading a quarantined call again; `still-malformed` when some of it still cannot be understood. */
export type Reparsed = 'read' | 'still-malformed' | 'no-route';

/**
 * Reads a quarantined call once more, with today's parser, and publishes what is in it. It was verified when it
 * came and carries no headers any more, so it is not verified again. What still cannot be understood is not put in
 * quarantine a second time: it is there already.
 * @throws when the bus cannot take the publications.
 */
export async function reparseWebhook(
  webhook: QuarantinedWebhook,
  options: {
    readonly adapter: Pick<ChannelAdapter, 'channel' | 'routes'>;
    readonly conversationKey: Uint8Array;
    readonly publishAll: (publications: readonly Publication[]) => Promise<unknown>;
  },
): Promise<Reparsed> {
  const { adapter, conversationKey, publishAll } = options;
  const route = adapter.routes.find(({ name }) => name === webhook.route);
  if (!route) return 'no-route';
  const request: WebhookRequest = {
    method: route.method,
    path: route.path,
    query: webhook.query,
    headers: { 'content-type': webhook.contentType },
    body: Buffer.from(webhook.bodyBase64, 'base64'),
    receivedAtMs: Date.parse(webhook.receivedAt),
  };
  const trace: Record<string, string> = {};
  injectTrace(trace);
  const read = readEvents(route, request, { channel: adapter.channel, conversationKey, trace });
  if (read.meaning === 'unreadable') return 'still-malformed';
  const understood = read.publications.filter(({ subject }) => !subject.endsWith('.quarantine'));
  if (understood.length > 0) await publishAll(understood);
  return read.counts.malformed > 0 ? 'still-malformed' : 'read';
}
