import type { Intake } from '@kanal/adapter';
import type { Log } from '@kanal/runtime';
import type { XOutcome } from '../api/x-api.js';
import { instantMsOfId } from '../instant.js';
import { itemsOf, type PolledItem, type PolledKind } from '../polled.js';
import type { Brought } from './brought.js';
import { type Round, type Trouble, troubleOf } from './round.js';
import { type Turn, type TurnOptions, type TurnRecord, takeTurn } from './turn.js';

/** Something of ours that X keeps in order of age, and is asked for the newest of. */
export interface Timeline {
  readonly kind: PolledKind;
  /** A page of what is younger than the record says, the newest first; older may be in it. */
  ask(record: TurnRecord, paginationToken: string | undefined): Promise<XOutcome>;
  readonly maxPages: number;
  /** What lies behind them: a gap, because X gives no more, or a rest that the next round asks for. */
  readonly endsWith: 'gap' | 'rest';
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

interface Pages {
  /** The oldest first. */
  readonly fresh: readonly PolledItem[];
  /** What has no id: it is quarantined. */
  readonly unreadable: readonly Uint8Array[];
  /** Nothing older is left to ask for. */
  readonly isComplete: boolean;
  /** Of the page that comes next. */
  readonly nextToken?: string | undefined;
  readonly trouble?: Trouble;
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

async function readPages(timeline: Timeline, record: TurnRecord, log: Log): Promise<Pages> {
  const fresh = new Map<string, PolledItem>();
  const unreadable: Uint8Array[] = [];
  const ended = (rest: Omit<Pages, 'fresh' | 'unreadable'>): Pages => ({
    fresh: [...fresh.values()].sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1)),
    unreadable,
    ...rest,
  });
  let token = record.rest?.paginationToken;
  let nextToken: string | undefined;
  for (let page = 0; page < timeline.maxPages; page++) {
    const asked = await timeline.ask(record, token);
    if (asked.outcome !== 'answer') {
      return ended({ isComplete: false, nextToken: goesOn(timeline, nextToken), trouble: troubleOf(asked) });
    }
    const found = itemsOf(timeline.kind, asked.data);
    if (found.isErrorsOnly) {
      const trouble: Trouble = { trouble: 'server', cause: 'KANAL_X_ERRORS_ONLY' };
      return ended({ isComplete: false, nextToken: goesOn(timeline, nextToken), trouble });
    }
    const { items } = found;
    unreadable.push(...found.unreadable);
    const isNew = items.filter(({ id }) => isYounger(id, record));
    for (const item of isNew) fresh.set(item.id, item);
    nextToken = found.nextToken;
    if (nextToken === undefined || isNew.length < items.length) return ended({ isComplete: true });
    token = nextToken;
  }
  if (timeline.endsWith === 'rest') return ended({ isComplete: false, nextToken });
  // What lies behind cannot be had any more: to ask for the same again would only cost.
  log.error(
    {
      kind: timeline.kind,
      found: fresh.size,
      whatToDo:
        'X gives no more of them at once, so older ones may be missing: look through the account’s mentions of this time, and make X_POLL_SECONDS smaller',
    },
    'poll.gap',
  );
  return ended({ isComplete: true });
}

/** A token of X's is kept only where we have set the end ourselves: any other page is asked for by its age again. */
function goesOn({ endsWith }: Timeline, nextToken: string | undefined): string | undefined {
  return endsWith === 'rest' ? nextToken : undefined;
}

function isYounger(id: string, { newestId, beganMs }: TurnRecord): boolean {
  return newestId === undefined ? instantMsOfId(id) >= beganMs : BigInt(id) > BigInt(newestId);
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
