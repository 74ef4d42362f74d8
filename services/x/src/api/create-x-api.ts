import type { TwitterApi } from 'twitter-api-v2';
import type { XAnswer } from './answer.js';
import type { CallX } from './call-x.js';
import { createCountReads } from './count-reads.js';
import type { ChargeKind, Prices } from './prices.js';
import { directFields, mentionFields, ownPostFields, postFields } from './read-fields.js';
import type { Reservation, SpendGuard } from './spend-guard.js';
import { unlessAborted } from './unless-aborted.js';
import type { UserTokens } from './user-token.js';
import { hasLink, type XApi, type XOutcome } from './x-api.js';

/** What the API needs. */
export interface XApiOptions {
  readonly callX: CallX;
  readonly tokens: Pick<UserTokens, 'get'>;
  readonly spend: Pick<SpendGuard, 'reserve' | 'charge'>;
  readonly prices: Prices;
  /** Our account. */
  readonly userId: string;
  /** Of the app, for its webhooks and subscriptions. */
  readonly bearerToken: string | undefined;
  readonly now: () => number;
}

/** What a question can give at most. */
interface Wanted {
  readonly kind: ChargeKind;
  readonly count: number;
}

type Reserved = Extract<Reservation, { reserved: 'yes' }>;
type Request = (client: TwitterApi) => Promise<unknown>;

/** Objects of a page. Their price is set aside before the call, so that a page of direct messages is a short one. */
const pageSize = { mentions: 100, direct: 25, own: 50 } as const;

/** How long to wait when X says that there were too many calls and not how long. */
const unknownResetMs = 60_000;

/** X's API by `twitter-api-v2`, paid for before each call. */
export function createXApi(options: XApiOptions): XApi {
  const { callX, tokens, spend, prices, userId, bearerToken, now } = options;
  const reads = createCountReads(now);

  return {
    mentions: ({ sinceId, startTime, paginationToken }, signal) =>
      read(
        [{ kind: 'owned-read', count: pageSize.mentions }],
        ({ v2 }) =>
          v2.get(`users/${userId}/mentions`, {
            ...mentionFields,
            max_results: pageSize.mentions,
            ...(sinceId !== undefined && { since_id: sinceId }),
            ...(startTime !== undefined && { start_time: startTime }),
            ...(paginationToken !== undefined && { pagination_token: paginationToken }),
          }),
        signal,
      ),
    post: (id, signal) =>
      read(
        // With the post it quotes, the one it answers, and who wrote the three.
        [
          { kind: 'post-read', count: 3 },
          { kind: 'user-read', count: 3 },
        ],
        ({ v2 }) => v2.get(`tweets/${encodeURIComponent(id)}`, { ...postFields }),
        signal,
      ),
    directEvents: ({ paginationToken }, signal) =>
      read(
        [
          { kind: 'direct-read', count: pageSize.direct },
          { kind: 'user-read', count: pageSize.direct },
        ],
        ({ v2 }) =>
          v2.get('dm_events', {
            ...directFields,
            max_results: pageSize.direct,
            ...(paginationToken !== undefined && { pagination_token: paginationToken }),
          }),
        signal,
      ),
    ownPosts: ({ sinceId }, signal) =>
      read(
        [{ kind: 'owned-read', count: pageSize.own }],
        ({ v2 }) =>
          v2.get(`users/${userId}/tweets`, {
            ...ownPostFields,
            max_results: pageSize.own,
            since_id: sinceId,
          }),
        signal,
      ),
    createPost: ({ text, inReplyTo }, signal) =>
      write(hasLink(text) ? 'reply-with-link' : 'reply', ({ v2 }) => v2.reply(text, inReplyTo), signal),
    sendDirect: ({ to, text }, signal) =>
      write('direct', ({ v2 }) => v2.sendDmToParticipant(to, { text }), signal),
    webhooks: (signal) => byApp(({ v2 }) => v2.get('webhooks'), signal),
    revalidateWebhook: (id, signal) =>
      byApp(({ v2 }) => v2.put(`webhooks/${encodeURIComponent(id)}`), signal),
    subscriptions: (signal) => byApp(({ v2 }) => v2.get('activity/subscriptions'), signal),
    async subscribe({ eventType, filter, webhookId, tag }, signal) {
      const request: Request = ({ v2 }) =>
        v2.post('activity/subscriptions', {
          event_type: eventType,
          filter,
          webhook_id: webhookId,
          ...(tag !== undefined && { tag }),
        });
      return toOutcome(await byUser(request, signal));
    },
  };

  /** The first of what is wanted is what the question is for; what comes beside it is paid for as well. */
  async function read(
    wanted: readonly [Wanted, ...Wanted[]],
    request: Request,
    signal: AbortSignal,
  ): Promise<XOutcome> {
    const reserved: { readonly of: Wanted; readonly reservation: Reserved }[] = [];
    const letGo = () =>
      Promise.all(reserved.map(({ reservation }) => unlessAborted(reservation.settle(0), signal)));
    for (const of of wanted) {
      const reservation = await reserve(of.kind, of.count, 'read', signal);
      if (reservation.reserved !== 'yes') {
        await letGo();
        return unpaid(reservation);
      }
      reserved.push({ of, reservation });
    }
    const answer = await byUser(request, signal);
    if (answer.answer === 'done') {
      const charged = reads.count(answer.data, wanted[0].kind);
      await Promise.all(
        reserved.map(({ of: { kind, count }, reservation }) => {
          const actual = charged.get(kind) ?? 0;
          spend.charge(kind, Math.max(0, actual - count));
          return unlessAborted(reservation.settle(Math.min(actual, count) * prices[kind]), signal);
        }),
      );
    } else if (hasDoneNothing(answer)) await letGo();
    return toOutcome(answer);
  }

  async function write(kind: ChargeKind, request: Request, signal: AbortSignal): Promise<XOutcome> {
    const reservation = await reserve(kind, 1, 'write', signal);
    if (reservation.reserved !== 'yes') return unpaid(reservation);
    const answer = await byUser(request, signal);
    if (hasDoneNothing(answer)) await unlessAborted(reservation.settle(0), signal);
    return toOutcome(answer);
  }

  /** While NATS is away an entry may wait for longer than a call has. */
  async function reserve(
    kind: ChargeKind,
    count: number,
    purpose: 'read' | 'write',
    signal: AbortSignal,
  ): Promise<Reservation> {
    const reserving = spend.reserve(kind, count, purpose);
    const reservation = await unlessAborted(reserving, signal);
    if (reservation) return reservation;
    void reserving.then(async (late) => {
      if (late.reserved === 'yes') await late.settle(0);
    });
    return { reserved: 'unavailable' };
  }

  /** Once more with another token when X does not take this one: it has then done nothing. */
  async function byUser(request: Request, signal: AbortSignal): Promise<XAnswer | NoToken> {
    const token = await tokens.get(signal);
    if (token.token !== 'valid') return { answer: 'no-token', isRevoked: token.token === 'revoked' };
    const answer = await callX(token.value, request, signal);
    if (answer.answer !== 'refused' || answer.status !== 401) return answer;
    const other = await tokens.get(signal, token.value);
    if (other.token !== 'valid') return { answer: 'no-token', isRevoked: other.token === 'revoked' };
    return callX(other.value, request, signal);
  }

  async function byApp(request: Request, signal: AbortSignal): Promise<XOutcome> {
    if (bearerToken === undefined)
      return { outcome: 'failed', cause: 'KANAL_X_NO_BEARER_TOKEN', wasSent: false };
    return toOutcome(await callX(bearerToken, request, signal));
  }
}

/** There was no call because there is no token. */
interface NoToken {
  readonly answer: 'no-token';
  readonly isRevoked: boolean;
}

/** Whether it is certain that X has done nothing, and so charged nothing. */
function hasDoneNothing({ answer }: XAnswer | NoToken): boolean {
  return answer === 'refused' || answer === 'not-connected' || answer === 'no-token';
}

function unpaid({ reserved }: Exclude<Reservation, { reserved: 'yes' }>): XOutcome {
  if (reserved === 'over-budget') return { outcome: 'over-budget' };
  return { outcome: 'failed', cause: 'KANAL_X_SPEND_UNAVAILABLE', wasSent: false };
}

function toOutcome(answer: XAnswer | NoToken): XOutcome {
  switch (answer.answer) {
    case 'done':
      return {
        outcome: 'answer',
        data: answer.data,
        ...(answer.rateLimit && { rateLimit: answer.rateLimit }),
      };
    case 'refused': {
      const { status, row, rateLimit } = answer;
      if (row?.action === 'later' || (status === 429 && row?.action !== 'misconfigured')) {
        const isSpent = rateLimit !== undefined && rateLimit.remaining === 0;
        return {
          outcome: 'limited',
          resetMs: isSpent ? rateLimit.resetMs : unknownResetMs,
          ...(row && { row }),
        };
      }
      return { outcome: 'failed', cause: `HTTP ${status}`, status, ...(row && { row }), wasSent: false };
    }
    case 'not-connected':
      return { outcome: 'failed', cause: 'KANAL_X_NOT_CONNECTED', wasSent: false };
    case 'no-token': {
      const cause = answer.isRevoked ? 'KANAL_X_TOKEN_REVOKED' : 'KANAL_X_TOKEN_UNAVAILABLE';
      return { outcome: 'failed', cause, wasSent: false };
    }
    case 'none': {
      const { cause, status } = answer;
      return { outcome: 'failed', cause, ...(status !== undefined && { status }), wasSent: true };
    }
  }
}
