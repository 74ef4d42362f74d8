import type { Session } from 'smpp';
import type { Clock } from '../../core/clock.js';
import type { SmppAccount } from './settings.js';

/** Who is bound, and to which account. */
export interface Sessions {
  accountOf(session: Session): SmppAccount | undefined;
  add(session: Session, account: SmppAccount): void;
  remove(session: Session): void;
  /**
   * The newest session of an account, because one that binds again has lost the one before; waits a while for somebody
   * to bind.
   */
  newestOf(account: SmppAccount): Promise<Session | undefined>;
}

/** How long a message waits for somebody to bind before an attempt counts as failed, and how often that is looked at. */
const bindWaitMs = 5_000;
const lookEveryMs = 50;

/** Begins with nobody. */
export function createSessions(clock: Clock, signal: AbortSignal): Sessions {
  const bound = new Map<Session, SmppAccount>();
  const newest = (account: SmppAccount) => [...bound].findLast(([, each]) => each === account)?.[0];
  return {
    accountOf: (session) => bound.get(session),
    add: (session, account) => void bound.set(session, account),
    remove: (session) => void bound.delete(session),
    async newestOf(account) {
      for (let waitedMs = 0; waitedMs < bindWaitMs && !newest(account); waitedMs += lookEveryMs) {
        await clock.sleep(lookEveryMs, signal);
      }
      return newest(account);
    },
  };
}
