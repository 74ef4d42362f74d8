import type { Publication } from '@kanal/contracts';
import { backoffMs, type CrashPoint, KanalError, type Log } from '@kanal/runtime';
import { pause } from '../pause.js';
import type { Spool } from './spool.js';

/** Publishes each and says what came of it, in their order: an error, or anything else when it is stored. */
export type PublishEach = (publications: readonly Publication[]) => Promise<readonly (KanalError | object)[]>;

/** What draining needs. */
export interface SpoolDrainOptions {
  readonly spool: Spool;
  readonly publishEach: PublishEach;
  readonly isConnected: () => boolean;
  readonly crash: (point: CrashPoint) => void;
  readonly log: Log;
  /** How often an empty spool or an absent NATS is looked at again; default 250 ms. */
  readonly pollMs?: number;
}

const batchSize = 256;

/**
 * Empties the spool into JetStream whenever it is connected: in order, under the ids the messages have had from
 * the start. A segment is forgotten only when all its records have their PubAcks or are in the spool again; a crash
 * before that publishes them once more, which the ids make harmless. A stream that is full holds up its own records
 * only: they go to the end of the queue.
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
      const progress = await drainOldest(options, stopping.signal).catch((err: unknown) => {
        log.warn({ err, failures }, 'spool.drain-failed');
        return false;
      });
      if (progress) failures = 0;
      else await rest(backoffMs(failures++, { baseMs: pollMs, capMs: 10_000, random: Math.random }));
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

/** @returns whether the next segment is worth trying at once */
async function drainOldest(options: SpoolDrainOptions, stopping: AbortSignal): Promise<boolean> {
  const { spool, publishEach, crash, log } = options;
  const segment = await spool.oldest();
  if (!segment) return true;
  const { publications } = segment;
  const waiting: Publication[] = [];
  let refused = 0;
  for (let from = 0; from < publications.length; from += batchSize) {
    if (stopping.aborted) return true;
    const batch = publications.slice(from, from + batchSize);
    const outcomes = await publishEach(batch);
    for (const [at, publication] of batch.entries()) {
      const fate = fateOf(outcomes[at]);
      if (fate === 'wait') waiting.push(publication);
      if (fate !== 'refused') continue;
      refused++;
      log.error({ err: outcomes[at], id: publication.id, subject: publication.subject }, 'spool.refused');
    }
  }
  crash('spool.after-drain-publish');
  if (waiting.length > 0) {
    log.warn({ records: waiting.length }, 'spool.stream-full');
    const isKept = await spool.append(waiting).then(
      () => true,
      () => false,
    );
    if (!isKept) return segment.postpone();
  }
  await (refused > 0 ? segment.setAside() : segment.remove());
  log.info({ records: publications.length - waiting.length, refused }, 'spool.drained');
  return waiting.length < publications.length;
}

/**
 * Only what is too large stays so: another refusal or a closed bus is about the server or us, not about the record.
 * @throws the error when the whole segment has to be tried again.
 */
function fateOf(outcome: KanalError | object | undefined): 'stored' | 'wait' | 'refused' {
  if (outcome === undefined) throw new Error('a publication came back without an outcome');
  if (!(outcome instanceof KanalError)) return 'stored';
  switch (outcome.code) {
    case 'KANAL_BUS_FULL':
      return 'wait';
    case 'KANAL_BUS_TOO_LARGE':
      return 'refused';
    default:
      throw outcome;
  }
}
