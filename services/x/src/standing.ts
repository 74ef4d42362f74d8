import type { AdapterState } from '@kanal/adapter';
import type { InboundView, PollView } from './page/view.js';
import type { Trouble } from './poll/round.js';
import { readTurn } from './poll/turn.js';

/** What is done again and again, by the name it is kept under. */
export type PollName = 'mentions' | 'dms' | 'webhook';

/** How what comes in stands, for people. */
export interface Standing {
  /** A call of the webhook was kept. */
  sawEvent(nowMs: number): void;
  /** Of this process; undefined when it is over. */
  sawTrouble(poll: PollName, trouble: Trouble | undefined): void;
  /** @throws when NATS cannot be reached. */
  view(): Promise<InboundView>;
}

/**
 * Remembers what this process sees and reads what all of them keep.
 * @param polls those that are done at all.
 */
export function createStanding(state: Pick<AdapterState, 'read'>, polls: readonly PollName[]): Standing {
  const troubles = new Map<PollName, Trouble['trouble']>();
  let lastEventMs: number | undefined;
  const pollView = async (name: 'mentions' | 'dms'): Promise<PollView> => {
    const doneMs = (await readTurn(state, name)).record?.doneMs ?? 0;
    const trouble = troubles.get(name);
    return {
      of: name === 'dms' ? 'direct' : 'mentions',
      ...(doneMs > 0 && { doneMs }),
      ...(trouble !== undefined && { trouble }),
    };
  };
  return {
    sawEvent: (nowMs) => {
      lastEventMs = nowMs;
    },
    sawTrouble: (poll, trouble) => {
      if (trouble) troubles.set(poll, trouble.trouble);
      else troubles.delete(poll);
    },
    async view() {
      const asked = polls.filter((poll) => poll !== 'webhook');
      const webhook = polls.includes('webhook') ? (await readTurn(state, 'webhook')).record : undefined;
      return {
        polls: await Promise.all(asked.map(pollView)),
        ...(lastEventMs !== undefined && { lastEventMs }),
        ...(webhook?.isValid !== undefined && {
          webhook: { isValid: webhook.isValid, checkedMs: webhook.doneMs },
        }),
      };
    },
  };
}
