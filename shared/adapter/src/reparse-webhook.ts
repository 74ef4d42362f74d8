import { type Publication, type QuarantinedWebhook, quarantineKind, toPublication } from '@kanal/contracts';
import { injectTrace } from '@kanal/runtime';
import type { ChannelAdapter, WebhookRequest } from './channel-adapter.js';
import { readEvents } from './interpret-webhook.js';
import type { LargeParts } from './large-parts.js';

/**
 * What came of reading a quarantined call again; `still-malformed` when some of it still cannot be understood,
 * `read-before` when a worker had understood it and died before it could acknowledge the request.
 */
export type Reparsed = 'read' | 'read-before' | 'still-malformed' | 'no-route';

/**
 * Reads a quarantined call once more, with today's parser, and publishes what is in it. It was verified when it
 * came and carries no headers any more, so it is not verified again. A replay takes the call out of quarantine, so
 * what still cannot be understood is put there again; `replayId` names the replay, since the broker would drop a
 * record under the id it already had.
 * @throws when the bus cannot take the publications.
 */
export async function reparseWebhook(
  webhook: QuarantinedWebhook,
  options: {
    readonly adapter: Pick<ChannelAdapter, 'name' | 'channels' | 'routes' | 'connection'>;
    readonly conversationKey: Uint8Array;
    readonly replayId: string;
    readonly publishAll: (publications: readonly Publication[]) => Promise<unknown>;
    readonly largeParts: LargeParts;
  },
): Promise<Reparsed> {
  const { adapter, conversationKey, replayId, publishAll, largeParts } = options;
  const backInQuarantine = (record: Publication) => ({ ...record, id: `${record.id}-${replayId}` });
  const { name, channels, routes, connection } = adapter;
  const readable = [...routes, ...(connection ? [connection.route] : [])];
  const route = readable.find((each) => each.name === webhook.route);
  if (!route) {
    await publishAll([backInQuarantine(toPublication(quarantineKind, webhook))]);
    return 'no-route';
  }
  const body = await bytesOf(webhook, largeParts);
  // Stored before its record, and removed only by whoever has understood it.
  if (!body) return 'read-before';
  const request: WebhookRequest = {
    method: 'POST',
    path: '',
    query: webhook.query,
    headers: { 'content-type': webhook.contentType },
    body,
    receivedAtMs: Date.parse(webhook.receivedAt),
  };
  const trace: Record<string, string> = {};
  injectTrace(trace);
  const read = readEvents(route, request, { adapter: name, channels, conversationKey, trace });
  for (const part of read.large) await largeParts.put(part);
  if (read.meaning === 'unreadable') {
    await publishAll([backInQuarantine(read.publication)]);
    return 'still-malformed';
  }
  const publications = read.publications.map((publication) =>
    publication.subject.endsWith('.quarantine') ? backInQuarantine(publication) : publication,
  );
  if (publications.length > 0) await publishAll(publications);
  const { body: kept } = webhook;
  const isStillNeeded = kept.in === 'object-store' && read.large.some(({ key }) => key === kept.key);
  if (kept.in === 'object-store' && !isStillNeeded) await largeParts.remove(kept.key);
  return read.counts.malformed > 0 ? 'still-malformed' : 'read';
}

async function bytesOf(
  { body }: QuarantinedWebhook,
  largeParts: LargeParts,
): Promise<Uint8Array | undefined> {
  return body.in === 'message' ? Buffer.from(body.base64, 'base64') : largeParts.read(body.key);
}
