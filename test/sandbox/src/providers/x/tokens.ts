import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { XContext } from './settings.js';

const usualAccessMs = 2 * 3_600_000;

/** What is kept of tokens; of each its hash only. */
const stateSchema = z.object({
  /** The refresh token of the settings: with another one everything begins anew. */
  first: z.string(),
  /** The one that is good; null after the account has taken its consent back. */
  refresh: z.string().nullable(),
  used: z.array(z.string()),
  access: z.array(z.object({ token: z.string(), expiresMs: z.number() })),
});

/** A new pair, or nothing. */
export type RefreshResult =
  | {
      readonly kind: 'refreshed';
      readonly accessToken: string;
      readonly refreshToken: string;
      readonly seconds: number;
    }
  /** `used-again`: it was good once. */
  | { readonly kind: 'refused'; readonly why: 'unknown' | 'used-again' };

/** The tokens of the account: an access token is good for hours, a refresh token once. */
export interface Tokens {
  /** Resolves when the new pair outlives a restart. */
  refresh(refreshToken: string): Promise<RefreshResult>;
  isGood(accessToken: string): boolean;
  /** No access token there is now is good any more. */
  expireAccess(): Promise<void>;
  /** The account takes its consent back: nothing is good any more. */
  revoke(): Promise<void>;
  change(change: {
    readonly accessTokenMs?: number | undefined;
    readonly doesReuseRevoke?: boolean | undefined;
  }): void;
  /** Whether the account still consents, and how many refresh tokens were used. */
  statement(): { readonly isRevoked: boolean; readonly refreshes: number };
}

/** Goes on with the tokens of before a restart. */
export async function createTokens(context: XContext): Promise<Tokens> {
  const { clock, dataDir, newHex } = context;
  const file = join(dataDir, 'x-tokens.json');
  let accessMs = context.accessTokenMs ?? usualAccessMs;
  let doesReuseRevoke = context.doesReuseRevoke ?? false;
  const first = hashOf(context.refreshToken);
  const fresh = {
    first,
    refresh: first,
    used: [],
    access:
      context.accessToken === undefined
        ? []
        : [{ token: hashOf(context.accessToken), expiresMs: clock.nowMs() + accessMs }],
  };
  const kept = stateSchema.safeParse(JSON.parse(await readFile(file, 'utf8').catch(() => 'null')));
  const state: z.output<typeof stateSchema> = kept.data?.first === first ? kept.data : fresh;
  let saving: Promise<void> = Promise.resolve();
  const save = () => {
    const text = JSON.stringify(state);
    saving = saving.then(async () => {
      await mkdir(dataDir, { recursive: true });
      await writeFile(`${file}.new`, text, { mode: 0o600 });
      await rename(`${file}.new`, file);
    });
    return saving;
  };
  const newToken = (kind: 'at' | 'rt') =>
    Buffer.from(`${newHex()}:${clock.nowMs()}:1:${kind}:1`).toString('base64url');

  return {
    refresh: async (refreshToken) => {
      const hash = hashOf(refreshToken);
      if (hash !== state.refresh) {
        const isUsedAgain = state.used.includes(hash);
        if (isUsedAgain && doesReuseRevoke) {
          state.refresh = null;
          state.access = [];
          await save();
        }
        return { kind: 'refused', why: isUsedAgain ? 'used-again' : 'unknown' };
      }
      const [accessToken, next] = [newToken('at'), newToken('rt')];
      state.used.push(hash);
      state.refresh = hashOf(next);
      const nowMs = clock.nowMs();
      state.access = [
        ...state.access.filter(({ expiresMs }) => expiresMs > nowMs),
        { token: hashOf(accessToken), expiresMs: nowMs + accessMs },
      ];
      await save();
      return { kind: 'refreshed', accessToken, refreshToken: next, seconds: Math.ceil(accessMs / 1_000) };
    },
    isGood: (accessToken) => {
      const hash = hashOf(accessToken);
      return state.access.some(({ token, expiresMs }) => token === hash && clock.nowMs() < expiresMs);
    },
    expireAccess: () => {
      state.access = [];
      return save();
    },
    revoke: () => {
      state.refresh = null;
      state.access = [];
      return save();
    },
    change: (change) => {
      accessMs = change.accessTokenMs ?? accessMs;
      doesReuseRevoke = change.doesReuseRevoke ?? doesReuseRevoke;
    },
    statement: () => ({ isRevoked: state.refresh === null, refreshes: state.used.length }),
  };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
