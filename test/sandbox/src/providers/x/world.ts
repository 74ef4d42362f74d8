import { join } from 'node:path';
import { createMediaStore, type MediaStore } from '../../core/media-store.js';
import { type Activity, createActivity } from './activity.js';
import { createSnowflakes } from './ids.js';
import { createMessages, type Messages } from './messages.js';
import { createPeople, type People, type Person } from './people.js';
import { createPosts, type Posts } from './posts.js';
import { createRateLimits, type RateLimits } from './rate-limits.js';
import { createRegistry, type Registry } from './registry.js';
import type { XContext } from './settings.js';
import { namesIn } from './text.js';
import { createTokens, type Tokens } from './tokens.js';
import { createWallet, type Wallet } from './wallet.js';

/** Everything X knows and keeps. */
export interface World {
  readonly us: Person;
  readonly people: People;
  readonly posts: Posts;
  readonly messages: Messages;
  readonly media: MediaStore;
  readonly tokens: Tokens;
  readonly wallet: Wallet;
  readonly rates: RateLimits;
  readonly registry: Registry;
  readonly activity: Activity;
  readonly baseUrl: () => string;
  /** An id for a post or a message. */
  readonly newId: () => string;
}

/** X before anybody has written; tokens are those of before a restart. */
export async function createWorld(context: XContext): Promise<World> {
  const { clock, userId, username } = context;
  const nowMs = () => clock.nowMs();
  const us: Person = { id: userId, name: 'SP4N-LAPOR!', username, isProtected: false, followers: 1_708 };
  const wallet = createWallet(context.balanceUsd ?? 100, nowMs);
  const registry = createRegistry({ webhookUrl: context.webhookUrl, userId }, nowMs);
  const ourName = username.toLowerCase();
  return {
    us,
    people: createPeople(us),
    posts: createPosts(
      ({ author, text }) =>
        author.id !== userId && namesIn(text).some((name) => name.toLowerCase() === ourName),
    ),
    messages: createMessages(),
    media: createMediaStore(join(context.dataDir, 'x-media'), /^[A-Za-z0-9_-]{15}\.[a-z0-9]{2,5}$/),
    tokens: await createTokens(context),
    wallet,
    rates: createRateLimits(nowMs, context.rateWindowMs),
    registry,
    activity: createActivity(context, registry, wallet),
    baseUrl: context.baseUrl,
    newId: createSnowflakes(nowMs),
  };
}
