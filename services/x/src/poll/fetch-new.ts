import type { Intake } from '@kanal/adapter';
import type { Log } from '@kanal/runtime';
import type { Brought } from './brought.js';
import { type Pages, readPages, type Timeline } from './read-pages.js';
import type { Round, Trouble } from './round.js';
import { type Turn, type TurnOptions, type TurnRecord, takeTurn } from './turn.js';

/** What a round of asking needs. */
export interface FetchNewOptions {
  readonly timeline: Timeline;
  readonly turn: TurnOptions;
  readonly intake: Intake;
  readonly brought: Pick<Brought, 'has'>;
  readonly log: Log;
}

/**
 * Asks X for what is new and has each kept, the oldest first. How far we are is moved on only past what is durable, and
 * only when there is nothing older left to ask for: what is cut short is asked for again, from where it was cut where X
 * can. Never rejects.
 */
export async function fetchNew({
  timeline,
  turn: options,
  intake,
  brought,
  log,
}: FetchNewOptions): Promise<Round> {
  let turn: Turn | undefined;
  try {
    turn = await takeTurn(options);
    if (!turn) return { round: 'skipped' };
    const read = await readPages(timeline, turn.record, log);
    const kept = await keepAll(read, intake, brought);
    const trouble = read.trouble ?? kept.trouble;
    await turn.end(standingAfter(turn.record, read, kept), trouble === undefined);
    if (read.fresh.length > 0) {
      log.info({ kind: timeline.kind, found: read.fresh.length, kept: kept.count }, 'poll.found');
    }
    return trouble === undefined ? { round: 'done' } : { round: 'failed', trouble };
  } catch (err) {
    // The state is away, or X has answered something that is no page.
    log.warn({ err, kind: timeline.kind }, 'poll.failed');
    // Else nobody asks until the turn has run out.
    await turn?.end(turn.record, false).catch(() => undefined);
    return { round: 'failed', trouble: { trouble: 'unreachable', cause: 'KANAL_X_POLL' } };
  }
}

interface Kept {
  readonly count: number;
  readonly newestId?: string;
  readonly trouble?: Trouble;
}

function standingAfter(
  { newestId: before, rest }: TurnRecord,
  read: Pages,
  kept: Kept,
): Pick<TurnRecord, 'newestId' | 'rest'> {
  // A rest is older than what its first round has found.
  const newestId = rest?.newestId ?? kept.newestId ?? before;
  if (read.isComplete && (rest === undefined || kept.trouble === undefined)) {
    return newestId === undefined ? {} : { newestId };
  }
  const restBefore = isRefused(read) ? undefined : rest;
  const restNow =
    kept.trouble === undefined && read.nextToken !== undefined && newestId !== undefined
      ? { paginationToken: read.nextToken, newestId }
      : restBefore;
  return { ...(before !== undefined && { newestId: before }), ...(restNow && { rest: restNow }) };
}

/** X takes the token of an old page no more: the next round begins anew. */
function isRefused({ trouble, nextToken }: Pages): boolean {
  return trouble?.trouble === 'refused' && nextToken === undefined;
}

async function keepAll(
  { fresh, unreadable }: Pages,
  intake: Intake,
  brought: Pick<Brought, 'has'>,
): Promise<Kept> {
  const trouble: Trouble = { trouble: 'unreachable', cause: 'KANAL_X_NOT_KEPT' };
  let newestId: string | undefined;
  let count = 0;
  for (const body of unreadable) if (!(await intake.accept(body))) return { count, trouble };
  for (const { id, body } of fresh) {
    if (brought.has(id)) {
      newestId = id;
      continue;
    }
    if (!(await intake.accept(body))) {
      return { count, trouble, ...(newestId !== undefined && { newestId }) };
    }
    newestId = id;
    count++;
  }
  return { count, ...(newestId !== undefined && { newestId }) };
}
