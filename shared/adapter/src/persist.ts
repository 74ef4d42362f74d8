import type { Publication } from '@kanal/contracts';
import type { CrashPoint, Log } from '@kanal/runtime';
import type { Spool } from './spool/spool.js';

/** Where publications have become durable, or `nowhere`: then the caller must not acknowledge them. */
export type Persisted = 'published' | 'spooled' | 'nowhere';

/** Makes publications durable; never rejects. All of them, or the answer is `nowhere`. */
export type Persist = (publications: readonly Publication[]) => Promise<Persisted>;

/** What `createPersist` needs. */
export interface PersistOptions {
  /** Resolves when every publication has its PubAck; rejects at the latest after the deadline. */
  readonly publishAll: (publications: readonly Publication[], deadlineMs: number) => Promise<unknown>;
  readonly isConnected: () => boolean;
  readonly spool: Spool;
  /** How long JetStream has before the spool is used. */
  readonly deadlineMs: number;
  readonly crash: (point: CrashPoint) => void;
  readonly log: Log;
}

/**
 * JetStream first, for a short time; else the spool. After a publish that failed, everything goes to the spool,
 * also what may be stored already: the ids make the second copy harmless, a lost one could not be mended.
 */
export function createPersist(options: PersistOptions): Persist {
  const { publishAll, isConnected, spool, deadlineMs, crash, log } = options;
  return async (publications) => {
    if (isConnected()) {
      try {
        await publishAll(publications, deadlineMs);
        crash('ingest.after-publish');
        return 'published';
      } catch (err) {
        log.warn({ err, publications: publications.length }, 'ingest.publish-failed');
      }
    }
    try {
      await spool.append(publications);
      crash('ingest.after-spool');
      return 'spooled';
    } catch (err) {
      log.error({ err, publications: publications.length }, 'ingest.spool-failed');
      return 'nowhere';
    }
  };
}
