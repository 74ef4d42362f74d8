import type { DeliveryResult, Parcel, ParcelEntry } from '../../core/delivery.js';
import type { EventType, Registry, Subscription, Webhook } from './registry.js';
import type { XContext } from './settings.js';
import type { Shown } from './show-post.js';
import { signX } from './sign.js';
import type { Wallet } from './wallet.js';

/** Something that has happened, as the app may be told of it. */
export interface Happening {
  readonly type: EventType;
  /** Whose subscription it is for. */
  readonly userId: string;
  readonly uuid: string;
  readonly payload: Shown;
  readonly includes?: Shown;
  /** What the ledger is to say. */
  readonly about:
    | { readonly kind: 'webhook'; readonly text: string; readonly attachments: number }
    | { readonly kind: 'callback'; readonly status: string };
  readonly citizen: string | null;
  readonly messageId: string | null;
}

/** Tells the app what happens. https://docs.x.com/x-api/activity/event-payloads */
export interface Activity {
  tell(happening: Happening): Promise<DeliveryResult>;
  /** Nobody is told, for this reason; the ledger says so. */
  keepBack(happening: Happening, cause: string): Promise<DeliveryResult>;
  /** Tells once more what was to be told between these times, also what was lost. Returns how much that is. */
  replay(fromMs: number, toMs: number): Promise<number>;
}

const maxKept = 20_000;
const maxPauseMs = 5_000;

/** Events cost when they are told for the first time, and without credits there are none. */
export function createActivity(context: XContext, registry: Registry, wallet: Wallet): Activity {
  const { delivery, clock } = context;
  const kept: { readonly atMs: number; readonly parcel: Parcel }[] = [];

  async function tell(happening: Happening): Promise<DeliveryResult> {
    const subscription = registry
      .subscriptions()
      .find(({ eventType, userId }) => eventType === happening.type && userId === happening.userId);
    const webhook = registry.webhooks().find(({ id }) => id === subscription?.webhookId);
    if (subscription === undefined) return keepBack(happening, 'no subscription');
    if (webhook === undefined) return keepBack(happening, 'no webhook');
    const parcel = parcelOf(context, happening, subscription, webhook);
    kept.push({ atMs: clock.nowMs(), parcel });
    if (kept.length > maxKept) kept.splice(0, maxKept / 10);
    if (!webhook.isValid) return keepBack(happening, 'webhook not valid');
    if (!wallet.hasCredits()) return keepBack(happening, 'no credits');
    if (happening.type !== 'oauth.revoke') wallet.charge(priceOf(happening.type));
    return delivery.deliver(parcel);
  }

  function keepBack(happening: Happening, cause: string): Promise<DeliveryResult> {
    return delivery.keepBack([entryOf(happening, eventOf(happening, undefined))], cause);
  }

  return {
    tell,
    keepBack,
    replay: async (fromMs, toMs) => {
      const wanted = kept.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs);
      for (const { parcel } of wanted) await delivery.deliver(parcel);
      return wanted.length;
    },
  };
}

function priceOf(type: EventType) {
  return type.startsWith('post.') ? ('post-event' as const) : ('dm-event' as const);
}

function eventOf({ type, userId, uuid, payload, includes }: Happening, tag: string | undefined): Shown {
  return {
    event_uuid: uuid,
    filter: type === 'oauth.revoke' ? {} : { user_id: userId },
    event_type: type,
    ...(tag === undefined ? {} : { tag }),
    payload,
    ...(includes === undefined ? {} : { includes }),
  };
}

function entryOf({ about, citizen, messageId }: Happening, event: Shown): ParcelEntry {
  return { ...about, provider: 'x', citizen, messageId, params: event };
}

/**
 * Assumed, because X does not say how often it repeats: anything but a 200 within 10 s is told three more times, less and
 * less often.
 */
function parcelOf(context: XContext, happening: Happening, { tag }: Subscription, { url }: Webhook): Parcel {
  const { consumerSecret, clientSecret = '', signatures = 'consumer', retryPauseMs = 250 } = context;
  const event = eventOf(happening, tag);
  const body = JSON.stringify({ data: event });
  return {
    url,
    entries: [entryOf(happening, event)],
    body,
    headers: (signature) => {
      const forged = signature === 'right' ? '' : '-forged';
      return {
        'content-type': 'application/json',
        'user-agent': 'X-Webhooks/1.0',
        ...(signatures === 'client'
          ? {}
          : { 'x-twitter-webhooks-signature': signX(`${consumerSecret}${forged}`, body) }),
        ...(signatures === 'consumer'
          ? {}
          : { 'x-twitter-webhooks-signature-oauth2': signX(`${clientSecret}${forged}`, body) }),
      };
    },
    retry: {
      connectTimeoutMs: 10_000,
      responseTimeoutMs: 10_000,
      totalTimeoutMs: 4 * 3_600_000,
      maxRetries: 3,
      pauseMs: (retry) => Math.min(retryPauseMs * 2 ** (retry - 1), maxPauseMs),
      shouldRetry: (outcome) => outcome.kind === 'failed' || outcome.status !== 200,
    },
  };
}
