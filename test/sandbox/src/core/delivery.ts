import type { Clock } from './clock.js';
import type { Faults } from './faults.js';
import type { Ledger } from './ledger.js';
import type { CallbackEntry, PostOutcome, WebhookEntry } from './ledger-entry.js';
import type { Poster } from './poster.js';

/** How a provider treats a post that fails. */
export interface RetryRules {
  readonly connectTimeoutMs: number;
  readonly responseTimeoutMs: number;
  /** No retry starts after this much time. */
  readonly totalTimeoutMs: number;
  /** Retries after the first attempt. */
  readonly maxRetries: number;
  /** Pause before a retry; the first is number 1. */
  pauseMs(retry: number): number;
  shouldRetry(outcome: PostOutcome): boolean;
}

type KnownLater = 'seq' | 'at' | 'faults' | 'attempt' | 'outcome' | 'url';
/** The part of a ledger entry known before the post. */
export type ParcelEntry = Omit<WebhookEntry, KnownLater> | Omit<CallbackEntry, KnownLater>;

/** Something to be posted to the product. */
export interface Parcel {
  readonly url: string;
  /** What it tells, an entry each, all of one kind; a provider may tell several things at once. */
  readonly entries: readonly [ParcelEntry, ...ParcelEntry[]];
  readonly body: string;
  /** Headers of an attempt; a forged one carries a signature made with another secret. */
  headers(signature: 'right' | 'wrong', attempt: number): Readonly<Record<string, string>>;
  readonly retry: RetryRules;
}

/**
 * `deferred`: a fault holds the post back; the ledger will tell how it ended. `unposted`: nothing goes out, and only who
 * asks the provider learns of it.
 */
export type DeliveryResult =
  | { readonly kind: 'posted'; readonly attempts: readonly PostOutcome[] }
  | { readonly kind: 'deferred' }
  | { readonly kind: 'unposted'; readonly cause: string };

/** Posts parcels, with retries and with the faults in force; every attempt goes into the ledger. */
export interface Delivery {
  /** Resolves with all attempts, or at once when a fault defers the post. */
  deliver(parcel: Parcel): Promise<DeliveryResult>;
  /** Records what the provider posts to nobody. Resolves when it is in the ledger. */
  keepBack(
    entries: readonly ParcelEntry[],
    cause: string,
    faults?: readonly string[],
  ): Promise<DeliveryResult>;
}

/** What a delivery is made of. */
export interface DeliveryParts {
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly poster: Poster;
  readonly clock: Clock;
  /** Keeps track of what goes on after `deliver` has returned. */
  readonly inBackground: (work: Promise<unknown>) => void;
  /** Ends all waiting. */
  readonly signal: AbortSignal;
}

/** Puts a delivery together. */
export function createDelivery(parts: DeliveryParts): Delivery {
  const { ledger, faults, poster, clock, inBackground, signal } = parts;
  const held = { webhook: new Set<() => void>(), callback: new Set<() => void>() };

  async function attemptAll(
    parcel: Parcel,
    signature: 'right' | 'wrong',
    faultNames: readonly string[],
  ): Promise<readonly PostOutcome[]> {
    const { retry, entries, url } = parcel;
    const startedMs = clock.nowMs();
    const attempts: PostOutcome[] = [];
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await poster.post({
        url,
        headers: parcel.headers(signature, attempt),
        body: parcel.body,
        connectTimeoutMs: retry.connectTimeoutMs,
        responseTimeoutMs: retry.responseTimeoutMs,
      });
      attempts.push(outcome);
      await Promise.all(
        entries.map((entry) => ledger.append({ ...entry, url, attempt, outcome, faults: faultNames })),
      );
      const isLate = clock.nowMs() - startedMs >= retry.totalTimeoutMs;
      if (attempt > retry.maxRetries || isLate || !retry.shouldRetry(outcome)) return attempts;
      await clock.sleep(retry.pauseMs(attempt), signal);
    }
  }

  async function untilNextPassed(kind: keyof typeof held, heldAtMostMs: number): Promise<void> {
    const released = new AbortController();
    const release = () => released.abort();
    held[kind].add(release);
    await clock.sleep(heldAtMostMs, AbortSignal.any([released.signal, signal])).catch(() => undefined);
    held[kind].delete(release);
    signal.throwIfAborted();
  }

  const keepBack: Delivery['keepBack'] = async (entries, cause, faultNames = []) => {
    const outcome = { kind: 'unposted' as const, cause };
    await Promise.all(
      entries.map((entry) => ledger.append({ ...entry, url: '', attempt: 0, outcome, faults: faultNames })),
    );
    return outcome;
  };

  return {
    keepBack,
    deliver: async (parcel) => {
      const [{ kind }] = parcel.entries;
      const struck = faults.strikePost(kind);
      const faultNames = struck.map(({ fault }) => fault);
      if (faultNames.includes('lost')) return keepBack(parcel.entries, 'lost', faultNames);
      const signature = faultNames.includes('wrong-signature') ? 'wrong' : 'right';
      const copies = struck.reduce((sum, rule) => sum + (rule.fault === 'duplicate' ? rule.copies : 0), 0);
      const delay = struck.find((rule) => rule.fault === 'delay');
      const reorder = struck.find((rule) => rule.fault === 'reorder');

      const post = async () => {
        const all = Array.from({ length: 1 + copies }, () => attemptAll(parcel, signature, faultNames));
        const [first = []] = await Promise.all(all);
        // Those held back were waiting for exactly this. One that was held itself frees nobody.
        if (reorder === undefined) for (const release of held[kind]) release();
        return first;
      };
      if (delay === undefined && reorder === undefined) return { kind: 'posted', attempts: await post() };

      const later = async () => {
        if (delay !== undefined) await clock.sleep(delay.delayMs, signal);
        if (reorder !== undefined) await untilNextPassed(kind, reorder.heldAtMostMs);
        await post();
      };
      inBackground(later());
      return { kind: 'deferred' };
    },
  };
}
