import { createHash } from 'node:crypto';
import {
  type DeliveryStatus,
  deliveryStatusKind,
  fromWire,
  type InboundMessage,
  inboundKind,
  type Publication,
} from '@kanal/contracts';
import { createLog } from '@kanal/runtime';
import type { ChannelAdapter, WebhookRequest, WebhookRoute } from '../channel-adapter.js';
import { createIngest, type Ingested } from '../ingest.js';
import { type Interpretation, readEvents } from '../interpret-webhook.js';

/** Any key will do: conversations are compared with each other, never with fixed values. */
const log = createLog({ service: 'conformance', level: 'silent' });
const conversationKey = createHash('sha256').update('conformance').digest();

/** What came of a call, with everything it would have published. */
export interface FixtureRun extends Ingested {
  readonly publications: readonly Publication[];
}

/** Runs a call through the kit's own ingest; durable is whatever it hands over. */
export async function ingestFixture(
  adapter: ChannelAdapter,
  route: WebhookRoute,
  request: WebhookRequest,
): Promise<FixtureRun> {
  const publications: Publication[] = [];
  const ingest = createIngest({
    adapter,
    conversationKey,
    persist: async (handedOver) => {
      publications.push(...handedOver);
      return 'published';
    },
    putLarge: async () => undefined,
    log,
  });
  return { ...(await ingest(route, request)), publications };
}

/** Reads a call without asking for its signature: for calls that were changed on purpose. */
export function readUnverified(
  adapter: ChannelAdapter,
  route: WebhookRoute,
  request: WebhookRequest,
): Extract<Interpretation, { meaning: 'events' | 'unreadable' }> {
  const { name, channels } = adapter;
  return readEvents(route, request, { adapter: name, channels, conversationKey, trace: {} });
}

/** The route a call is for. */
export function routeOf(adapter: ChannelAdapter, request: WebhookRequest): WebhookRoute | undefined {
  return adapter.routes.find(({ method, path }) => method === request.method && path === request.path);
}

/** The messages among publications. */
export function messagesIn(publications: readonly Publication[]): InboundMessage[] {
  return publications
    .filter(({ headers }) => headers['ce-type']?.startsWith('kanal.inbound.'))
    .map(({ headers, body }) => fromWire(inboundKind, headers['ce-type'] ?? '', body));
}

/** The delivery statuses among publications. */
export function statusesIn(publications: readonly Publication[]): DeliveryStatus[] {
  return publications
    .filter(({ headers }) => headers['ce-type']?.startsWith('kanal.delivery-status.'))
    .map(({ headers, body }) => fromWire(deliveryStatusKind, headers['ce-type'] ?? '', body));
}
