/**
 * What X charges, in thousandths of a US dollar. https://docs.x.com/x-api/getting-started/pricing and its changelog of
 * 2026-04-16. Assumed, because not stated: a summoned reply with a link costs what any post with a link costs; people
 * and posts that come along as `includes` cost nothing.
 */
export const prices = {
  'mention-read': 1,
  'post-read': 5,
  'user-read': 10,
  'dm-read': 10,
  'post-event': 5,
  'dm-event': 10,
  'post-create': 15,
  'post-create-with-link': 200,
  'summoned-reply': 10,
  'dm-create': 15,
} as const;

/** What is charged for. */
export type Item = keyof typeof prices;

/** The app's credits. */
export interface Wallet {
  /** Whether X still does anything for us. */
  hasCredits(): boolean;
  /** Takes the price, also where the balance then is below zero. */
  charge(item: Item): void;
  /** Takes the price of reading these, each once a day (UTC). */
  chargeReads(item: Item, ids: readonly string[]): void;
  setBalance(usd: number): void;
  /** What was spent since the sandbox started, and what is left, US dollars. */
  statement(): {
    readonly balanceUsd: number;
    readonly spentUsd: number;
    /** How often each thing was charged. */
    readonly charged: Readonly<Partial<Record<Item, number>>>;
  };
}

/** Credits to begin with, US dollars. */
export function createWallet(startUsd: number, nowMs: () => number): Wallet {
  let balance = Math.round(startUsd * 1_000);
  let spent = 0;
  const charged: Partial<Record<Item, number>> = {};
  let day = '';
  const readToday = new Set<string>();
  const charge = (item: Item) => {
    balance -= prices[item];
    spent += prices[item];
    charged[item] = (charged[item] ?? 0) + 1;
  };
  return {
    hasCredits: () => balance > 0,
    charge,
    chargeReads: (item, ids) => {
      const today = new Date(nowMs()).toISOString().slice(0, 10);
      if (today !== day) readToday.clear();
      day = today;
      const sort = item === 'mention-read' ? 'post-read' : item;
      for (const id of ids) {
        if (readToday.has(`${sort} ${id}`)) continue;
        readToday.add(`${sort} ${id}`);
        charge(item);
      }
    },
    setBalance: (usd) => {
      balance = Math.round(usd * 1_000);
    },
    statement: () => ({ balanceUsd: balance / 1_000, spentUsd: spent / 1_000, charged: { ...charged } }),
  };
}
