/** How often something may be called: by us as the account (`user`) or as the app, and by the app in a day. */
interface Limit {
  readonly user?: number;
  readonly app?: number;
  readonly appDay?: number;
}

/** By operation. https://docs.x.com/x-api/fundamentals/rate-limits; those of management are assumed. */
const limits: Readonly<Record<string, Limit>> = {
  'mentions.list': { user: 300, app: 450 },
  'post.fetch': { user: 900, app: 450 },
  'posts.fetch': { user: 5_000, app: 3_500 },
  'timeline.list': { user: 900, app: 10_000 },
  'post.create': { user: 100, appDay: 10_000 },
  'dm.create': { user: 15, appDay: 1_440 },
  'dm.list': { user: 15 },
  'me.fetch': { user: 75 },
};
const otherwise: Limit = { user: 500, app: 500 };

/** What the headers of an answer say, and whether the call was one too many. */
export interface RateState {
  readonly isExceeded: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** Counts calls in windows that begin with the first call. */
export interface RateLimits {
  count(operation: string, as: 'user' | 'app'): RateState;
  /** Another limit for an operation from now on, or another length of windows; what was counted is forgotten. */
  change(change: {
    readonly windowMs?: number | undefined;
    readonly limits?: Readonly<Record<string, number>> | undefined;
  }): void;
}

const dayMs = 24 * 3_600_000;

/** Starts with nothing counted. */
export function createRateLimits(nowMs: () => number, firstWindowMs = 15 * 60_000): RateLimits {
  let windowMs = firstWindowMs;
  let changed: Readonly<Record<string, number>> = {};
  const windows = new Map<string, { endsMs: number; used: number }>();

  function use(key: string, lengthMs: number, limit: number) {
    const known = windows.get(key);
    const window =
      known === undefined || known.endsMs <= nowMs() ? { endsMs: nowMs() + lengthMs, used: 0 } : known;
    window.used += 1;
    windows.set(key, window);
    return {
      limit: String(limit),
      remaining: String(Math.max(0, limit - window.used)),
      // Whole seconds, as X has them: never too early.
      reset: String(Math.ceil(window.endsMs / 1_000)),
      isExceeded: window.used > limit,
    };
  }

  return {
    count: (operation, as) => {
      const limit = limits[operation] ?? otherwise;
      const short = use(
        `${operation} ${as}`,
        windowMs,
        changed[operation] ?? limit[as] ?? otherwise[as] ?? 500,
      );
      const day = limit.appDay === undefined ? undefined : use(`${operation} day`, dayMs, limit.appDay);
      return {
        isExceeded: short.isExceeded || day?.isExceeded === true,
        headers: {
          'x-rate-limit-limit': short.limit,
          'x-rate-limit-remaining': short.remaining,
          'x-rate-limit-reset': short.reset,
          ...(day === undefined
            ? {}
            : {
                'x-app-limit-24hour-limit': day.limit,
                'x-app-limit-24hour-remaining': day.remaining,
                'x-app-limit-24hour-reset': day.reset,
              }),
        },
      };
    },
    change: (change) => {
      windowMs = change.windowMs ?? windowMs;
      changed = { ...changed, ...change.limits };
      windows.clear();
    },
  };
}
