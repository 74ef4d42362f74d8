import type { Publication } from '@kanal/contracts';
import { backoffMs, type CrashPoint, KanalError, type Log } from '@kanal/runtime';
import { pause } from '../pause.js';
import type { Spool } from './spool.js';

/** Publishes all, or rejects when one of them could not be; then each of them may or may not be stored. */
export type PublishAll = (publications: readonly Publication[]) => Promise<unknown>;

/** What draining needs. */
export interface SpoolDrainOptions {
  readonly spool: Spool;
  readonly publishAll: PublishAll;
  readonly isConnected: () => boolean;
  readonly crash: (point: CrashPoint) => void;
  readonly log: Log;
  /** How often an empty spool or an absent NATS is looked at again; default 250 ms. */
  readonly pollMs?: number;
}

const batchSize = 256;

/**
 * Empties the spool into JetStream whenever it is connected: in order, under the ids the messages have had from
 * the start. A segment is forgotten only when all its records have their PubAcks; a crash before that publishes
 * them once more, which the ids make harmless.
 * @returns `stop`, which resolves when the running batch has ended.
 */
export function drainSpool(options: SpoolDrainOptions): { stop(): Promise<void> } {
  const { spool, isConnected, log, pollMs = 250 } = options;
  const stopping = new AbortController();
  const rest = (ms: number): Promise<void> => pause(ms, stopping.signal).catch(() => undefined);
  const run = async (): Promise<void> => {
    let failures = 0;
    while (!stopping.signal.aborted) {
      if (!isConnected() || spool.stats().records === 0) {
        await rest(pollMs);
        continue;
      }
      try {
        await drainOldest(options, stopping.signal);
        failures = 0;
      } catch (err) {
        log.warn({ err, failures }, 'spool.drain-failed');
        await rest(backoffMs(failures++, { baseMs: pollMs, capMs: 10_000, random: Math.random }));
      }
    }
  };
  const running = run();
  return {
    stop() {
      stopping.abort();
      return running;
    },
  };
}

async function drainOldest(
  { spool, publishAll, crash, log }: SpoolDrainOptions,
  stopping: AbortSignal,
): Promise<void> {
  const segment = await spool.oldest();
  if (!segment) return;
  const { publications } = segment;
  let refused = 0;
  for (let from = 0; from < publications.length; from += batchSize) {
    if (stopping.aborted) return;
    refused += await publishBatch(publications.slice(from, from + batchSize), publishAll, log);
  }
  crash('spool.after-drain-publish');
  await (refused > 0 ? segment.setAside() : segment.remove());
  log.info({ records: publications.length, refused }, 'spool.drained');
}

/** Publishes the batch and returns how many JetStream will never take: those must not hold up the others. */
async function publishBatch(
  batch: readonly Publication[],
  publishAll: PublishAll,
  log: Log,
): Promise<number> {
  try {
    await publishAll(batch);
    return 0;
  } catch (error) {
    if (!isFinal(error)) throw error;
    const [only] = batch;
    if (batch.length > 1 || !only) {
      let refused = 0;
      for (const publication of batch) refused += await publishBatch([publication], publishAll, log);
      return refused;
    }
    log.error({ err: error, id: only.id, subject: only.subject }, 'spool.refused');
    return 1;
  }
}

/** Only what is too large stays so: a refusal or a closed bus is about the server or us, not about the record. */
function isFinal(error: unknown): boolean {
  return error instanceof KanalError && error.code === 'KANAL_BUS_TOO_LARGE';
}
