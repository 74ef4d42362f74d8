import type { Intake } from '@kanal/adapter';
import type { Log } from '@kanal/runtime';
import type { XOutcome } from '../api/x-api.js';
import { instantMsOfId } from '../instant.js';
import { itemsOf, type PolledItem, type PolledKind } from '../polled.js';
import type { Brought } from './brought.js';
import { type Round, type Trouble, troubleOf } from './round.js';
import { type TurnOptions, type TurnRecord, takeTurn } from './turn.js';

/** Something of ours that X keeps in order of age, and is asked for the newest of. */
export interface Timeline {
  readonly kind: PolledKind;
  /** A page of what is younger than the record says, the newest first; older may be in it. */
  ask(record: TurnRecord, paginationToken: string | undefined): Promise<XOutcome>;
  /** X gives no more, or no more at once. */
  readonly maxPages: number;
}

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
 * only when there is nothing older left to ask for: what is cut short is asked for again. Never rejects.
 */
export async function fetchNew({
  timeline,
  turn: options,
  intake,
  brought,
  log,
}: FetchNewOptions): Promise<Round> {
  try {
    const turn = await takeTurn(options);
    if (!turn) return { round: 'skipped' };
    const read = await readPages(timeline, turn.record, log);
    const kept = await keepAll(read.fresh, intake, brought);
    const trouble = read.trouble ?? kept.trouble;
    const newestId = read.isComplete ? (kept.newestId ?? turn.record.newestId) : turn.record.newestId;
    await turn.end(newestId === undefined ? {} : { newestId }, trouble === undefined);
    if (read.fresh.length > 0) {
      log.info({ kind: timeline.kind, found: read.fresh.length, kept: kept.count }, 'poll.found');
    }
    return trouble === undefined ? { round: 'done' } : { round: 'failed', trouble };
  } catch (err) {
    // The state is away, or X has answered something that is no page.
    log.warn({ err, kind: timeline.kind }, 'poll.failed');
    return { round: 'failed', trouble: { trouble: 'unreachable', cause: 'KANAL_X_POLL' } };
  }
}

interface Pages {
  /** The oldest first. */
  readonly fresh: readonly PolledItem[];
  /** Nothing older is left to ask for. */
  readonly isComplete: boolean;
  readonly trouble?: Trouble;
}

async function readPages(timeline: Timeline, record: TurnRecord, log: Log): Promise<Pages> {
  const fresh = new Map<string, PolledItem>();
  const ended = (rest: Omit<Pages, 'fresh'>): Pages => ({
    fresh: [...fresh.values()].sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1)),
    ...rest,
  });
  let token: string | undefined;
  for (let page = 0; page < timeline.maxPages; page++) {
    const asked = await timeline.ask(record, token);
    if (asked.outcome !== 'answer') return ended({ isComplete: false, trouble: troubleOf(asked) });
    const { items, nextToken } = itemsOf(timeline.kind, asked.data);
    const isNew = items.filter(({ id }) => isYounger(id, record));
    for (const item of isNew) fresh.set(item.id, item);
    if (nextToken === undefined || isNew.length < items.length) return ended({ isComplete: true });
    token = nextToken;
  }
  // What lies behind cannot be had any more: to ask for the same again would only cost.
  log.error(
    {
      kind: timeline.kind,
      found: fresh.size,
      whatToDo:
        'X gives no more of them at once, so older ones may be missing: look through the account’s mentions and messages of this time, and make X_POLL_SECONDS smaller',
    },
    'poll.gap',
  );
  return ended({ isComplete: true });
}

function isYounger(id: string, { newestId, beganMs }: TurnRecord): boolean {
  return newestId === undefined ? instantMsOfId(id) >= beganMs : BigInt(id) > BigInt(newestId);
}

async function keepAll(
  items: readonly PolledItem[],
  intake: Intake,
  brought: Pick<Brought, 'has'>,
): Promise<{ count: number; newestId?: string; trouble?: Trouble }> {
  let newestId: string | undefined;
  let count = 0;
  for (const { id, body } of items) {
    if (brought.has(id)) {
      newestId = id;
      continue;
    }
    if (!(await intake.accept(body))) {
      const trouble: Trouble = { trouble: 'unreachable', cause: 'KANAL_X_NOT_KEPT' };
      return { count, trouble, ...(newestId !== undefined && { newestId }) };
    }
    newestId = id;
    count++;
  }
  return { count, ...(newestId !== undefined && { newestId }) };
}
