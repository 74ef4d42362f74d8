import type { AdminPage } from '@kanal/adapter';
import type { Log } from '@kanal/runtime';
import type { Prices } from '../api/prices.js';
import type { SpendGuard } from '../api/spend-guard.js';
import { unlessAborted } from '../api/unless-aborted.js';
import type { UserTokens } from '../api/user-token.js';
import { renderPage } from './render.js';
import type { InboundView } from './view.js';

/** What the page is made of. */
export interface PageOptions {
  readonly username: string;
  readonly webhookUrl: string;
  readonly spend: Pick<SpendGuard, 'view'>;
  readonly tokens: Pick<UserTokens, 'view'>;
  readonly prices: Prices;
  /** What the inbound half knows; rejects when NATS cannot be reached. */
  readonly inbound: () => Promise<InboundView>;
  readonly now: () => number;
  readonly log: Log;
}

/** Whoever looks at the page does not wait longer for what cannot be read. */
const patienceMs = 3_000;

/** How X stands, for admins. What cannot be read just now is left out, and the page says so. */
export function createPage(options: PageOptions): AdminPage {
  const { username, webhookUrl, spend, tokens, prices, inbound, now, log } = options;
  const ifThere = async <T>(read: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await unlessAborted(read(), AbortSignal.timeout(patienceMs));
    } catch (err) {
      log.warn({ err }, 'x.page-incomplete');
      return undefined;
    }
  };
  return {
    path: '/pages/x',
    async render() {
      const [money, token, coming] = await Promise.all([
        ifThere(() => spend.view()),
        ifThere(() => tokens.view()),
        ifThere(inbound),
      ]);
      return renderPage({
        username,
        webhookUrl,
        nowMs: now(),
        inbound: coming ?? { polls: [] },
        prices,
        ...(money && { spend: money }),
        ...(token && { tokens: token }),
      });
    },
  };
}
