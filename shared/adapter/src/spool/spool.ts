import { rm } from 'node:fs/promises';
import type { Publication } from '@kanal/contracts';
import type { Log } from '@kanal/runtime';
import { decodePublication, encodePublication } from './publication-codec.js';
import { recordOverheadBytes } from './segment-format.js';
import { openSegment, type SegmentWriter } from './segment-writer.js';
import { SpoolError } from './spool-error.js';
import {
  readSealed,
  recoverSegments,
  type SealedSegment,
  segmentFile,
  setAside,
  syncFolder,
} from './spool-folder.js';
import { lockFolder } from './spool-lock.js';

/** The oldest records of the spool. */
interface SpooledSegment {
  readonly publications: readonly Publication[];
  /** Forgets the records: call it when every one of them has its PubAck. */
  remove(): Promise<void>;
  /** Takes the segment out of the spool but keeps the file, for records that JetStream will never take. */
  setAside(): Promise<void>;
  /** Keeps the segment and lets the others go first. @returns whether there is one that has not been postponed yet */
  postpone(): boolean;
}

/** Where accepted messages wait while NATS is away. */
export interface Spool {
  /**
   * Resolves when the records are on the disk (fsync); those who come meanwhile share the next fsync.
   * @throws SpoolError `KANAL_SPOOL_FULL` or `KANAL_SPOOL_FAILED`: nothing was promised then.
   */
  append(publications: readonly Publication[]): Promise<void>;
  /** Whether `append` would refuse so many bytes more. */
  hasRoom(bytes: number): boolean;
  stats(): { readonly bytes: number; readonly records: number };
  /**
   * The oldest segment that has not been postponed, or the oldest of all; undefined when the spool is empty. Ends the
   * one that is being written if no other is left.
   */
  oldest(): Promise<SpooledSegment | undefined>;
  /** Waits for running appends, then lets go of the folder. */
  close(): Promise<void>;
}

/** What a spool needs. */
export interface SpoolOptions {
  /** Its own folder, on a disk that keeps its promises. */
  readonly folder: string;
  readonly spoolKey: Uint8Array;
  readonly maxBytes: number;
  /** A segment is ended at this size; default 8 MiB. It is read into memory whole when it is drained. */
  readonly segmentBytes?: number;
  readonly log: Log;
}

interface Waiting {
  readonly payloads: readonly Buffer[];
  readonly bytes: number;
  readonly resolve: () => void;
  readonly reject: (error: SpoolError) => void;
}

/**
 * Opens the folder, repairs what a crash left, and holds it for this process alone.
 * @throws SpoolError when another live process has it, or it was written under another key.
 */
export async function openSpool(options: SpoolOptions): Promise<Spool> {
  const { folder, spoolKey, maxBytes, log, segmentBytes = 8 * 1024 * 1024 } = options;
  const unlock = await lockFolder(folder);
  const recovered = await recoverSegments(folder, spoolKey, log).catch(async (error: unknown) => {
    await unlock();
    throw error;
  });
  const { segments } = recovered;
  const postponed = new Set<SealedSegment>();
  let number = recovered.nextNumber;
  let active: { writer: SegmentWriter; records: number } | undefined;
  let queue: Waiting[] = [];
  let queuedBytes = 0;
  let turn: Promise<unknown> = Promise.resolve();

  /** One file operation at a time. */
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const result = turn.then(act);
    turn = result.catch(() => undefined);
    return result;
  };

  const stats = () => ({
    bytes: segments.reduce((sum, segment) => sum + segment.bytes, active?.writer.bytes() ?? 0),
    records: segments.reduce((sum, segment) => sum + segment.records, active?.records ?? 0),
  });
  const hasRoom = (bytes: number): boolean => stats().bytes + queuedBytes + bytes <= maxBytes;

  const sealActive = async (): Promise<void> => {
    const sealed = await active?.writer.seal();
    active = undefined;
    if (sealed) segments.push(sealed);
  };

  const flush = async (): Promise<void> => {
    const batch = queue;
    if (batch.length === 0) return;
    queue = [];
    const bytes = batch.reduce((sum, waiting) => sum + waiting.bytes, 0);
    try {
      const payloads = batch.flatMap((waiting) => waiting.payloads);
      active ??= { writer: await openSegment(segmentFile(folder, number++), spoolKey), records: 0 };
      await active.writer.write(payloads);
      active.records += payloads.length;
      queuedBytes -= bytes;
      for (const waiting of batch) waiting.resolve();
      if (active.writer.bytes() >= segmentBytes) await sealActive();
    } catch (cause) {
      queuedBytes -= bytes;
      log.error({ err: cause }, 'spool.write-failed');
      const error = SpoolError.failed('write', cause);
      for (const waiting of batch) waiting.reject(error);
      await sealActive();
    }
  };

  const forget = async (segment: SealedSegment, dispose: (file: string) => Promise<void>): Promise<void> => {
    await dispose(segment.file);
    segments.splice(segments.indexOf(segment), 1);
    postponed.delete(segment);
    // Without this the file may come back after a power cut, and its records are published once more.
    await syncFolder(folder);
  };

  return {
    stats,
    hasRoom,
    append(publications) {
      const payloads = publications.map(encodePublication);
      const bytes = payloads.reduce((sum, payload) => sum + payload.byteLength + recordOverheadBytes, 0);
      if (!hasRoom(bytes)) return Promise.reject(SpoolError.full(maxBytes));
      queuedBytes += bytes;
      return new Promise((resolve, reject) => {
        queue.push({ payloads, bytes, resolve, reject });
        if (queue.length === 1) void inTurn(flush);
      });
    },
    oldest: () =>
      inTurn(async () => {
        const next = () => segments.find((each) => !postponed.has(each));
        if (!next()) await sealActive();
        if (!next()) postponed.clear();
        const segment = next();
        if (!segment) return undefined;
        const payloads = await readSealed(segment, spoolKey);
        return {
          publications: payloads.map(decodePublication),
          remove: () => inTurn(() => forget(segment, rm)),
          setAside: () => inTurn(() => forget(segment, setAside)),
          postpone: () => {
            postponed.add(segment);
            return active !== undefined || segments.some((each) => !postponed.has(each));
          },
        };
      }),
    close: () =>
      inTurn(async () => {
        await flush();
        await sealActive();
        await unlock();
      }),
  };
}
