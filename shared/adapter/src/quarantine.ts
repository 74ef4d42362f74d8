import { createHash } from 'node:crypto';
import {
  type AdapterName,
  ContractError,
  type Publication,
  type QuarantinedWebhook,
  quarantineKind,
  stableId,
  toPublication,
} from '@kanal/contracts';
import type { WebhookRequest } from './channel-adapter.js';

/** The largest part, in bytes, that is kept in its record: in base64 it still fits into one NATS message of 1 MB. */
const maxInRecordBytes = 704 * 1024;

/** A part that is too large for its record: it has to be in the object store before the record is published. */
export interface LargePart {
  readonly key: string;
  readonly bytes: Uint8Array;
}

const maxQueryChars = 8192;

/**
 * The record of a call, or of one event of it, that could not be understood. Its id is made of its bytes:
 * the provider's repetition of the same call is the same record.
 */
export function quarantinePublication(
  of: {
    readonly adapter: AdapterName;
    readonly route: string;
    readonly request: WebhookRequest;
    readonly reason: string;
    /** The event's own bytes, or the whole body. */
    readonly part: Uint8Array;
  },
  trace: Readonly<Record<string, string>>,
): { readonly publication: Publication; readonly large?: LargePart } {
  const { part } = of;
  const query = of.request.query.slice(0, maxQueryChars);
  const id = stableId(
    'quarantine',
    of.adapter,
    of.route,
    query,
    createHash('sha256').update(part).digest('hex'),
  );
  const key = `quarantine-${id}`;
  const isLarge = part.byteLength > maxInRecordBytes;
  const webhook: QuarantinedWebhook = {
    schemaVersion: 3,
    id,
    adapter: of.adapter,
    route: of.route,
    reason: of.reason.slice(0, 2000),
    contentType: (of.request.headers['content-type'] ?? '').slice(0, 255),
    query,
    body: isLarge
      ? { in: 'object-store', key, sizeBytes: part.byteLength }
      : {
          in: 'message',
          base64: Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('base64'),
        },
    receivedAt: new Date(of.request.receivedAtMs).toISOString(),
  };
  const publication = toPublication(quarantineKind, webhook, trace);
  return { publication, ...(isLarge && { large: { key, bytes: part } }) };
}

/**
 * Why something could not be understood, without any value of it. Only our own contract's errors may speak:
 * a parser's message often quotes what it choked on, which may be a citizen's words.
 */
export function quarantineReason(error: unknown): string {
  if (error instanceof ContractError) return error.message;
  return error instanceof Error ? error.name : 'not an error';
}
