import type { Log } from '@kanal/runtime';
import type { XOutcome } from '../api/x-api.js';
import { instantMsOfId } from '../instant.js';
import { itemsOf, type PolledItem, type PolledKind } from '../polled.js';
import { type Trouble, troubleOf } from './round.js';
import type { TurnRecord } from './turn.js';

/** Something of ours that X keeps in order of age, and is asked for the newest of. */
export interface Timeline {
  readonly kind: PolledKind;
  /** A page of what is younger than the record says, the newest first; older may be in it. */
  ask(record: TurnRecord, paginationToken: string | undefined): Promise<XOutcome>;
  readonly maxPages: number;
  /** What lies behind them: a gap, because X gives no more, or a rest that the next round asks for. */
  readonly endsWith: 'gap' | 'rest';
}

/** What a round has read. */
export interface Pages {
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

/** Reads a timeline from where the record says, until there is an old one, or as far as a round may go. Never keeps anything. */
export async function readPages(timeline: Timeline, record: TurnRecord, log: Log): Promise<Pages> {
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
