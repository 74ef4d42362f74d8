import { createHash } from 'node:crypto';
import {
  type Channel,
  ContractError,
  type Publication,
  type QuarantinedWebhook,
  quarantineKind,
  stableId,
  toPublication,
} from '@kanal/contracts';
import type { WebhookRequest } from './channel-adapter.js';

/**
 * The largest body a route may take, in bytes: in base64 it still fits into one NATS message of 1 MB, so that
 * any verified call can be quarantined whole.
 */
export const maxQuarantinedBytes = 704 * 1024;

const maxQueryChars = 8192;

/**
 * The record of a call, or of one event of it, that could not be understood. Its id is made of its bytes:
 * the provider's repetition of the same call is the same record.
 */
export function quarantinePublication(
  of: {
    readonly channel: Channel;
    readonly route: string;
    readonly request: WebhookRequest;
    readonly reason: string;
    /** The event's own bytes, or the whole body. */
    readonly part: Uint8Array;
  },
  trace: Readonly<Record<string, string>>,
): Publication {
  const part = of.part.subarray(0, maxQuarantinedBytes);
  const query = of.request.query.slice(0, maxQueryChars);
  const webhook: QuarantinedWebhook = {
    schemaVersion: 1,
    id: stableId(
      'quarantine',
      of.channel,
      of.route,
      query,
      createHash('sha256').update(of.part).digest('hex'),
    ),
    channel: of.channel,
    route: of.route,
    reason: of.reason.slice(0, 2000),
    contentType: (of.request.headers['content-type'] ?? '').slice(0, 255),
    query,
    bodyBase64: Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('base64'),
    receivedAt: new Date(of.request.receivedAtMs).toISOString(),
  };
  return toPublication(quarantineKind, webhook, trace);
}

/**
 * Why something could not be understood, without any value of it. Only our own contract's errors may speak:
 * a parser's message often quotes what it choked on, which may be a citizen's words.
 */
export function quarantineReason(error: unknown): string {
  if (error instanceof ContractError) return error.message;
  return error instanceof Error ? error.name : 'not an error';
}
