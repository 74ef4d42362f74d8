import type { Prices } from '../api/prices.js';
import type { SpendView } from '../api/spend-guard.js';
import type { UserTokens } from '../api/user-token.js';

/** How a question that is asked again and again stands. */
export interface PollView {
  readonly of: 'mentions' | 'direct';
  /** When a process was last done with it; undefined: never. */
  readonly doneMs?: number;
  /** Why the last round of this process failed. */
  readonly trouble?: 'unreachable' | 'server' | 'limited' | 'over-budget' | 'refused';
}

/** How what comes in stands, as far as this process knows. */
export interface InboundView {
  readonly lastEventMs?: number;
  /** What X said of our webhook when it was last asked; undefined: it is not asked, a person looks after it. */
  readonly webhook?: { readonly isValid: boolean; readonly checkedMs: number };
  readonly polls: readonly PollView[];
}

/** What the channel page shows. */
export interface PageView {
  readonly username: string;
  readonly webhookUrl: string;
  readonly nowMs: number;
  readonly inbound: InboundView;
  readonly prices: Prices;
  /** Undefined while NATS cannot be reached. */
  readonly spend?: SpendView;
  readonly tokens?: Awaited<ReturnType<UserTokens['view']>>;
}

/** Something that does not work, and so what to do. */
export type Stop =
  | 'state-away'
  | 'token-revoked'
  | 'replies-over-budget'
  | 'reading-over-budget'
  | 'webhook-invalid'
  | 'refused';

/** What is stopped, the gravest first. */
export function stopsOf({ spend, tokens, prices, inbound }: PageView): Stop[] {
  const stops: Stop[] = [];
  if (!spend) stops.push('state-away');
  if (tokens?.revokedAtMs !== undefined) stops.push('token-revoked');
  if (spend && spend.ledger.spent + prices['owned-read'] > spend.budget) stops.push('reading-over-budget');
  if (spend && spend.ledger.spent + prices.reply > spend.budget - spend.readReserve)
    stops.push('replies-over-budget');
  if (inbound.webhook?.isValid === false) stops.push('webhook-invalid');
  if (inbound.polls.some(({ trouble }) => trouble === 'refused')) stops.push('refused');
  return stops;
}
