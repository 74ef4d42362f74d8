import type { XConfig } from '../config.js';
import { type MicroDollars, microDollars } from './micro-dollars.js';

/** What X charges for. */
export const chargeKinds = [
  'reply',
  'reply-with-link',
  'direct',
  'owned-read',
  'post-read',
  'user-read',
  'direct-read',
  'post-event',
  'direct-event',
] as const;

/** What X charges for. */
export type ChargeKind = (typeof chargeKinds)[number];

/** The price of one of each kind. */
export type Prices = Readonly<Record<ChargeKind, MicroDollars>>;

/**
 * The prices of the configuration. X says what a post with a link costs, and what a summoned reply, but not what both
 * at once do: the dearer of the two. https://docs.x.com/x-api/getting-started/pricing
 */
export function readPrices(config: XConfig): Prices {
  const reply = microDollars(config.X_PRICE_SUMMONED_REPLY_USD);
  return {
    reply,
    'reply-with-link': Math.max(reply, microDollars(config.X_PRICE_POST_WITH_URL_USD)),
    direct: microDollars(config.X_PRICE_DIRECT_USD),
    'owned-read': microDollars(config.X_PRICE_OWNED_READ_USD),
    'post-read': microDollars(config.X_PRICE_POST_READ_USD),
    'user-read': microDollars(config.X_PRICE_USER_READ_USD),
    'direct-read': microDollars(config.X_PRICE_DIRECT_READ_USD),
    'post-event': microDollars(config.X_PRICE_POST_EVENT_USD),
    'direct-event': microDollars(config.X_PRICE_DIRECT_EVENT_USD),
  };
}
