import { setTimeout as pause } from 'node:timers/promises';
import type { AdapterState } from '@kanal/adapter';
import type { Log } from '@kanal/runtime';
import { type Exchanged, type ExchangeOptions, exchangeToken } from './exchange-token.js';
import { adoptSeed, nextTokenStep, type TokenRecord, tokenRecordSchema } from './token-record.js';
import { unlessAborted } from './unless-aborted.js';

/** An access token, or why there is none. */
export type UserToken =
  | { readonly token: 'valid'; readonly value: string }
  /** X takes our refresh token no more: a person has to authorise the app again. */
  | { readonly token: 'revoked' }
  /** Not now: X or NATS cannot be reached, or the app's credentials are wrong. */
  | { readonly token: 'unavailable' };

/** The tokens of our account. */
export interface UserTokens {
  /**
   * A token that is good for a call now. Never rejects.
   * @param refused the token X has just answered with 401: another one is given.
   */
  get(signal: AbortSignal, refused?: string): Promise<UserToken>;
  /** For people; undefined when none was ever had. @throws when NATS cannot be reached. */
  view(): Promise<{ readonly expiresAtMs?: number; readonly revokedAtMs?: number } | undefined>;
  /** Resolves when no exchange is under way: what came of it is kept. */
  idle(): Promise<void>;
}

/** What the tokens need. */
export interface UserTokensOptions extends ExchangeOptions {
  readonly state: Pick<AdapterState, 'read' | 'write'>;
  /** `X_REFRESH_TOKEN`: where it all begins, and begins again when it is another. */
  readonly refreshToken: string;
  /** Of this process. */
  readonly owner: string;
  readonly now: () => number;
  readonly log: Log;
}

const key = 'token';

/** An exchange lasts at most this long; its lease outlasts it by far, because a refresh token is good only once. */
const exchangeMs = 10_000;
const leaseMs = 60_000;

/** After an exchange nobody of this process tries another for so long, also when X refuses what it has just given. */
const pauseMs = 15_000;

/** Until somebody may have put a setting right. */
const misconfiguredMs = 300_000;

/** How often one who waits for another's exchange looks again. */
const lookAgainMs = 250;

/**
 * X takes a refresh token once and gives another with the answer. So exactly one process exchanges it, under a lease,
 * and the new pair is durable before anybody uses it. A process that dies between X's answer and our write loses the
 * pair: the next one finds the lease run out, tries the old token, and X's refusal calls for a person.
 * https://docs.x.com/fundamentals/authentication/oauth-2-0/user-access-token
 */
export function createUserTokens(options: UserTokensOptions): UserTokens {
  const { state, clientId, refreshToken, owner, now, log } = options;
  let known: { value: string; expiresAtMs: number } | undefined;
  let exchanging: Promise<void> | undefined;
  let notBeforeMs = 0;

  return {
    async get(signal, refused) {
      try {
        return await get(signal, refused);
      } catch (err) {
        if (!signal.aborted) log.warn({ err }, 'x.token-unavailable');
        return { token: 'unavailable' };
      }
    },
    async view() {
      const { record } = await read();
      const { access, revokedAtMs } = record;
      return {
        ...(access && { expiresAtMs: access.expiresAtMs }),
        ...(revokedAtMs !== undefined && { revokedAtMs }),
      };
    },
    async idle() {
      // Who waits for it is told whether it went well.
      await exchanging?.catch(() => undefined);
    },
  };

  async function get(signal: AbortSignal, refused: string | undefined): Promise<UserToken> {
    // What is in memory needs no look at the state until it is nearly over.
    if (known && known.value !== refused && nextStepOfKnown(known) === 'use') {
      return { token: 'valid', value: known.value };
    }
    for (;;) {
      signal.throwIfAborted();
      const standing = await unlessAborted(read(), signal);
      if (!standing) continue;
      const next = nextTokenStep(standing.record, now(), refused);
      switch (next.step) {
        case 'use':
          known = { value: next.token, expiresAtMs: next.expiresAtMs };
          return { token: 'valid', value: next.token };
        case 'revoked':
          return { token: 'revoked' };
        case 'wait':
          await pause(lookAgainMs, undefined, { signal });
          break;
        case 'refresh': {
          const isStillGood = usable(standing.record, refused);
          if (now() < notBeforeMs) return isStillGood ?? { token: 'unavailable' };
          // Goes on to its end when the caller gives up: what X has answered must be kept.
          exchanging ??= exchange(standing).finally(() => (exchanging = undefined));
          await unlessAborted(exchanging, signal);
        }
      }
    }
  }

  function nextStepOfKnown({ value, expiresAtMs }: NonNullable<typeof known>): string {
    const record = { seed: '', oldSeeds: [], refreshToken: '', access: { token: value, expiresAtMs } };
    return nextTokenStep(record, now()).step;
  }

  function usable({ access }: TokenRecord, refused: string | undefined): UserToken | undefined {
    if (!access || access.token === refused || access.expiresAtMs <= now()) return undefined;
    return { token: 'valid', value: access.token };
  }

  async function read(): Promise<{ record: TokenRecord; revision: number }> {
    const found = await state.read(key);
    const standing = found && tokenRecordSchema.parse(found.value);
    return { record: adoptSeed(standing, clientId, refreshToken), revision: found?.revision ?? 0 };
  }

  async function exchange({ record, revision }: { record: TokenRecord; revision: number }): Promise<void> {
    const leased: TokenRecord = { ...record, lease: { owner, untilMs: now() + leaseMs } };
    const held = await state.write(key, leased, revision);
    // Another process was faster: look again.
    if (held === undefined) return;
    const exchanged = await exchangeToken(record.refreshToken, AbortSignal.timeout(exchangeMs), options);
    notBeforeMs = now() + (exchanged.exchanged === 'misconfigured' ? misconfiguredMs : pauseMs);
    await keep(record, exchanged);
    tell(exchanged);
  }

  /** Writes what came of it, until it is written: nobody else has the new pair. */
  async function keep(spent: TokenRecord, exchanged: Exchanged): Promise<void> {
    for (;;) {
      try {
        const { record, revision } = await read();
        // Another pair has taken its place meanwhile, or another seed.
        if (record.refreshToken !== spent.refreshToken) return;
        if ((await state.write(key, after(record, exchanged), revision)) !== undefined) return;
      } catch (err) {
        log.warn({ err }, 'x.token-not-written');
        await pause(lookAgainMs);
      }
    }
  }

  function after({ lease: _, revokedAtMs: __, ...record }: TokenRecord, exchanged: Exchanged): TokenRecord {
    switch (exchanged.exchanged) {
      case 'yes':
        return {
          ...record,
          refreshToken: exchanged.refreshToken,
          access: { token: exchanged.accessToken, expiresAtMs: now() + exchanged.expiresInMs },
        };
      case 'revoked':
        return { ...record, revokedAtMs: now() };
      case 'misconfigured':
      case 'unclear':
      case 'not-connected':
        return record;
    }
  }

  function tell(exchanged: Exchanged): void {
    switch (exchanged.exchanged) {
      case 'yes':
        log.info({ expiresInMs: exchanged.expiresInMs }, 'x.token-renewed');
        break;
      case 'revoked': {
        const { code, meaning, alert: whatToDo, page } = exchanged.row;
        log.error({ code, meaning, whatToDo, page }, 'x.alert');
        break;
      }
      case 'misconfigured':
        log.error(wrongApp, 'x.alert');
        break;
      case 'unclear':
        // Should X have made a new pair, the next exchange is refused and says so.
        log.warn({ cause: exchanged.cause }, 'x.token-not-renewed');
        break;
      case 'not-connected':
        log.warn({ cause: 'not-connected' }, 'x.token-not-renewed');
    }
  }
}

const wrongApp = {
  meaning: 'X does not take the app’s credentials',
  whatToDo: 'compare X_CLIENT_ID and X_CLIENT_SECRET with the app in X’s developer console',
} as const;
