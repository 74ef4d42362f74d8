import type { ChannelAdapter } from '@kanal/adapter';
import { type Graph, tellAnswer, toSendResult } from '@kanal/graph';
import type { Log } from '@kanal/runtime';
import type { Login, MetaAccounts } from './accounts.js';
import { metaDialect } from './errors.js';
import { readTarget } from './target.js';

/** What sending needs. */
export interface SendOptions {
  readonly accounts: MetaAccounts;
  /** The API of each way an account can be connected. */
  readonly graphs: Readonly<Record<Login, Graph>>;
  readonly now: () => number;
  readonly log: Log;
}

/** Sends a reply by one call, never repeated. What can be known before is rejected without a call. */
export function createSend({ accounts, graphs, now, log }: SendOptions): ChannelAdapter['send'] {
  return async (message, signal) => {
    const account = accounts.get(message.account);
    if (!account) {
      return {
        outcome: 'rejected',
        code: 'KANAL_META_ACCOUNT',
        reason:
          'the account is not in META_PAGES, META_PAGE_INSTAGRAM_ACCOUNTS or META_INSTAGRAM_ACCOUNTS: add it with its token',
      };
    }
    const target = readTarget(message, account, now());
    if ('code' in target) return { outcome: 'rejected', ...target };
    const { path, body } = target;
    const call = { method: 'POST', path, body, token: account.token, signal } as const;
    const answer = await graphs[account.login].call(call);
    tellAnswer(answer, message, metaDialect, log);
    return toSendResult(answer, metaDialect);
  };
}
