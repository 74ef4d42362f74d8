import { createHash } from 'node:crypto';
import {
  type MediaRequest,
  type MediaResult,
  mediaResultKind,
  type Publication,
  toPublication,
} from '@kanal/contracts';
import { injectTrace, KanalError, type Log } from '@kanal/runtime';
import type { Dispatcher } from 'undici';
import type { AdapterMetrics } from '../adapter-metrics.js';
import type { ChannelAdapter, MediaSource } from '../channel-adapter.js';
import { ForbiddenAddressError } from './address-guard.js';
import { FetchError } from './fetch-error.js';
import { fetchFile } from './fetch-file.js';
import { inertType } from './inert-type.js';

/** Stores a file under its key; the same key again replaces it. */
type PutFile = (key: string, bytes: Uint8Array, mimeType: string) => Promise<unknown>;

/** What storing files needs. */
export interface StoreFileOptions {
  readonly adapter: Pick<ChannelAdapter, 'media'>;
  readonly agent: Dispatcher;
  readonly allowedPrivateHosts: ReadonlySet<string>;
  readonly maxBytes: number;
  readonly put: PutFile;
  readonly publish: (publication: Publication) => Promise<unknown>;
  readonly metrics: AdapterMetrics;
  readonly log: Log;
  readonly now: () => number;
  /** Attempts before a file that might still come is given up; default 6. */
  readonly maxAttempts?: number;
  /** For one whole file; default 60 s. */
  readonly timeoutMs?: number;
}

/** What becomes of a request: done (stored or failed for good, told either way), or tried again later. */
export type FileTurn = 'done' | 'later';

/**
 * Fetches one file, stores it and tells what came of it. A file that cannot be had is told as `failed`; a transient
 * failure is `later` until `maxAttempts`.
 * @param attempt which try this is, from 1.
 * @throws when the object store or the bus cannot be reached.
 */
export async function storeFile(
  request: MediaRequest,
  attempt: number,
  options: StoreFileOptions,
): Promise<FileTurn> {
  const { metrics, log, maxAttempts = 6 } = options;
  let result: MediaResult['result'];
  try {
    result = await store(request, await fetchRequested(request, options), options.put);
  } catch (err) {
    if (!(err instanceof FetchError || err instanceof ForbiddenAddressError)) throw err;
    log.info({ err, mediaId: request.id, attempt }, 'media.fetch-failed');
    if (err.retryable && attempt < maxAttempts) return 'later';
    result = { outcome: 'failed', code: err.code, reason: err.message.slice(0, 1000) };
  }
  const { messageId, index, channel, id } = request;
  const trace: Record<string, string> = {};
  injectTrace(trace);
  const at = new Date(options.now()).toISOString();
  await options.publish(
    toPublication(mediaResultKind, { schemaVersion: 1, id, messageId, index, channel, result, at }, trace),
  );
  metrics.mediaResults.inc({ outcome: result.outcome, code: result.outcome === 'failed' ? result.code : '' });
  return 'done';
}

async function store(
  { id }: MediaRequest,
  bytes: Uint8Array,
  put: PutFile,
): Promise<Extract<MediaResult['result'], { outcome: 'stored' }>> {
  const mimeType = await inertType(bytes);
  await put(id, bytes, mimeType);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { outcome: 'stored', objectKey: id, sha256, sizeBytes: bytes.byteLength, mimeType };
}

async function fetchRequested(request: MediaRequest, options: StoreFileOptions): Promise<Uint8Array> {
  const { adapter, timeoutMs = 60_000 } = options;
  if (!adapter.media) throw FetchError.refused('KANAL_MEDIA_NONE', `${request.channel} has no files`);
  const signal = AbortSignal.timeout(timeoutMs);
  const source = await adapter.media(request.providerRef, request.account, signal).catch((cause: unknown) => {
    if (cause instanceof KanalError && !cause.retryable) {
      throw FetchError.refused('KANAL_MEDIA_SOURCE', cause.message);
    }
    throw FetchError.transient('KANAL_MEDIA_SOURCE', 'the provider did not say where the file is', cause);
  });
  const fetched = await fetchFile(source, { ...options, signal });
  return source.decode ? decoded(fetched, source.decode) : fetched;
}

async function decoded(fetched: Uint8Array, decode: NonNullable<MediaSource['decode']>): Promise<Uint8Array> {
  try {
    return await decode(fetched);
  } catch (cause) {
    if (cause instanceof KanalError && cause.retryable) {
      throw FetchError.transient('KANAL_MEDIA_DECODE', 'what was fetched is not the file yet', cause);
    }
    const reason = cause instanceof KanalError ? cause.message : 'what was fetched is not the file';
    throw FetchError.refused('KANAL_MEDIA_DECODE', reason);
  }
}
