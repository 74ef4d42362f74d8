import type { Request, RequestHandler, Response } from 'express';
import { type Options, rateLimit } from 'express-rate-limit';

/** How often may be asked. */
export interface LimitSettings {
  readonly perClientPerMinute: number;
  readonly perMinute: number;
  /** Well-formed tickets that nobody has: who only mistypes one gets none of them, because the check character tells. */
  readonly missesPerClientPerHour: number;
}

/** The limits, in the order they are to be asked in. */
export interface Limits {
  /** For every request: one client's own, so that it cannot use up what is everybody's, then everybody's. */
  readonly requests: readonly RequestHandler[];
  /** For look-ups: ends guessing. Counts what `countMiss` was called for. */
  readonly misses: RequestHandler;
}

const minuteMs = 60_000;

/** Has the response count as a miss. */
export function countMiss(response: Response): void {
  response.locals['isMiss'] = true;
}

/**
 * Makes the limits of one process; the counters lie in its memory and are forgotten with their window.
 * @param refuse answers a request that is over a limit
 */
export function createLimits(
  { perClientPerMinute, perMinute, missesPerClientPerHour }: LimitSettings,
  clientKey: (address: string) => string,
  refuse: (request: Request, response: Response, retryAfterSeconds: number) => void,
): Limits {
  const limit = (windowMs: number, most: number, more: Partial<Options>) =>
    rateLimit({
      windowMs,
      limit: most,
      legacyHeaders: false,
      standardHeaders: false,
      // It would write to the console. What its checks are about is decided in trust-proxy.ts and client-key.ts.
      validate: false,
      handler: (request, response) => refuse(request, response, secondsLeft(request, windowMs)),
      ...more,
    });
  const byClient = { keyGenerator: (request: Request) => clientKey(request.ip ?? '') };
  return {
    requests: [
      limit(minuteMs, perClientPerMinute, byClient),
      limit(minuteMs, perMinute, { keyGenerator: () => 'everybody' }),
    ],
    misses: limit(60 * minuteMs, missesPerClientPerHour, {
      ...byClient,
      skipSuccessfulRequests: true,
      requestWasSuccessful: (_request, response) => response.locals['isMiss'] !== true,
    }),
  };
}

/** Until the window that is full ends. https://express-rate-limit.mintlify.app/reference/configuration#requestpropertyname */
function secondsLeft(request: Request, windowMs: number): number {
  const { rateLimit: info } = request as Request & { rateLimit?: { resetTime?: Date } };
  const endsAtMs = info?.resetTime?.getTime() ?? Date.now() + windowMs;
  return Math.max(1, Math.ceil((endsAtMs - Date.now()) / 1_000));
}
