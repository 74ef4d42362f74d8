import { isHttpUrl } from '../../core/http-url.js';
import type { Operation, Outcome } from './calls.js';
import { challenge } from './challenge.js';
import { problems } from './problems.js';
import { eventTypes, privateEvents, type Subscription, type Webhook } from './registry.js';
import type { XContext } from './settings.js';
import type { Shown } from './show-post.js';
import type { World } from './world.js';

const management = { callers: ['app'] as const, isFree: true, about: () => ({}) };
const maxWebhooks = 5;

/** `GET /2/webhooks` */
export function listWebhooks({ registry }: World): Operation {
  return {
    ...management,
    name: 'webhooks.list',
    run: () => {
      const all = registry.webhooks();
      return done({ data: all.map(showWebhook), meta: { result_count: all.length } });
    },
  };
}

/** `POST /2/webhooks`: the address is challenged before the answer. */
export function createWebhook(context: XContext, { registry }: World): Operation {
  return {
    ...management,
    name: 'webhook.create',
    run: async (_request, body) => {
      const url = String(body['url'] ?? '');
      if (!isPublic(url)) return refuse('UrlValidationFailed: the URL must use https and name no port');
      if (registry.webhooks().some((webhook) => webhook.url === url)) {
        return refuse('DuplicateUrlFailed: a webhook with this URL exists');
      }
      if (registry.webhooks().length >= maxWebhooks) return refuse('WebhookLimitExceeded');
      const { isPassed, status } = await challenge(context, url);
      if (!isPassed) return refuse(`CrcValidationFailed: the answer was ${status}, or not the right token`);
      return done({ data: showWebhook(registry.addWebhook(url)) });
    },
  };
}

/** `PUT /2/webhooks/:id`: challenges the address anew. */
export function checkWebhook(context: XContext, { registry }: World): Operation {
  return {
    ...management,
    name: 'webhook.check',
    run: async ({ params }) => {
      const webhook = registry.webhooks().find(({ id }) => id === params['id']);
      if (webhook === undefined) return refuse('WebhookIdInvalid');
      const { isPassed } = await challenge(context, webhook.url);
      registry.setValid(webhook.id, isPassed);
      return done({ data: { valid: isPassed } });
    },
  };
}

/** `DELETE /2/webhooks/:id` */
export function deleteWebhook({ registry }: World): Operation {
  return {
    ...management,
    name: 'webhook.delete',
    run: ({ params }) =>
      registry.removeWebhook(String(params['id']))
        ? done({ data: { deleted: true } })
        : refuse('WebhookIdInvalid'),
  };
}

/** `POST /2/webhooks/replay`: what was to be told in this time, at most a day ago, is told once more. */
export function replayWebhook(context: XContext, { registry, activity, newId }: World): Operation {
  return {
    ...management,
    name: 'webhook.replay',
    run: (_request, body) => {
      if (!registry.webhooks().some(({ id }) => id === String(body['webhook_id'])))
        return refuse('WebhookIdInvalid');
      const [fromMs, toMs] = [readMinute(body['from_date']), readMinute(body['to_date'])];
      const nowMs = context.clock.nowMs();
      if (fromMs === undefined || toMs === undefined || fromMs < nowMs - 24 * 3_600_000) {
        return refuse('from_date and to_date must be yyyymmddhhmm, at most 24 hours ago');
      }
      return {
        kind: 'done',
        answer: { data: { job_id: newId(), created_at: new Date(nowMs).toISOString() } },
        after: () => activity.replay(fromMs, toMs),
      };
    },
  };
}

/** `GET /2/activity/subscriptions` */
export function listSubscriptions({ registry }: World): Operation {
  return {
    ...management,
    callers: ['app', 'user'],
    name: 'subscriptions.list',
    run: () => {
      const all = registry.subscriptions();
      return done({ data: all.map(showSubscription), meta: { total_subscriptions: all.length } });
    },
  };
}

/** `POST /2/activity/subscriptions`: what is private the account's own token asks for. */
export function createSubscription(context: XContext, { registry }: World): Operation {
  return {
    ...management,
    callers: ['app', 'user'],
    name: 'subscription.create',
    run: (_request, body, caller) => {
      const { event_type: type, filter, tag, webhook_id: webhookId } = body;
      const userId = (filter as { readonly user_id?: unknown } | undefined)?.user_id;
      const eventType = eventTypes.find((each) => each === type);
      if (eventType === undefined) return refuse(`$.event_type: must be one of ${eventTypes.join(', ')}`);
      if (typeof userId !== 'string') return refuse('$.filter.user_id: is missing');
      const isPrivate = privateEvents.includes(eventType);
      if (isPrivate && (caller === 'app' || userId !== context.userId)) {
        return { kind: 'refused', problem: problems.privateEvent };
      }
      if (webhookId !== undefined && !registry.webhooks().some(({ id }) => id === webhookId)) {
        return refuse('$.webhook_id: WebhookIdInvalid');
      }
      const isThere = registry
        .subscriptions()
        .some(
          (each) => each.eventType === eventType && each.userId === userId && each.webhookId === webhookId,
        );
      if (isThere) return refuse('DuplicateSubscription: this subscription exists');
      const subscription = registry.subscribe({
        eventType,
        userId,
        tag: typeof tag === 'string' ? tag : undefined,
        webhookId: typeof webhookId === 'string' ? webhookId : undefined,
      });
      return done({
        data: showSubscription(subscription),
        meta: { total_subscriptions: registry.subscriptions().length },
      });
    },
  };
}

/** `PUT /2/activity/subscriptions/:id`: another tag or webhook. */
export function updateSubscription({ registry }: World): Operation {
  return {
    ...management,
    callers: ['app', 'user'],
    name: 'subscription.update',
    run: ({ params }, { tag, webhook_id: webhookId }) => {
      const updated = registry.update(String(params['id']), {
        ...(typeof tag === 'string' ? { tag } : {}),
        ...(typeof webhookId === 'string' ? { webhookId } : {}),
      });
      return updated === undefined
        ? refuse('SubscriptionIdInvalid')
        : done({
            data: showSubscription(updated),
            meta: { total_subscriptions: registry.subscriptions().length },
          });
    },
  };
}

/** `DELETE /2/activity/subscriptions/:id` */
export function deleteSubscription({ registry }: World): Operation {
  return {
    ...management,
    callers: ['app', 'user'],
    name: 'subscription.delete',
    run: ({ params }) =>
      registry.unsubscribe(String(params['id']))
        ? done({ data: { deleted: true }, meta: { total_subscriptions: registry.subscriptions().length } })
        : refuse('SubscriptionIdInvalid'),
  };
}

/** X takes https without a port; the sandbox also what is on this machine. */
function isPublic(url: string): boolean {
  if (!isHttpUrl(url)) return false;
  const { protocol, port, hostname } = new URL(url);
  return hostname === '127.0.0.1' || hostname === 'localhost' || (protocol === 'https:' && port === '');
}

/** `yyyymmddhhmm`, UTC. */
function readMinute(value: unknown): number | undefined {
  const [, year, month, day, hour, minute] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(String(value)) ?? [];
  if (year === undefined) return undefined;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
}

function showWebhook({ id, url, isValid, createdMs }: Webhook): Shown {
  return { id, url, valid: isValid, created_at: new Date(createdMs).toISOString() };
}

function showSubscription(subscription: Subscription): Shown {
  const { id, eventType, userId, tag, webhookId, createdMs, updatedMs } = subscription;
  return {
    subscription_id: id,
    event_type: eventType,
    filter: { user_id: userId },
    created_at: new Date(createdMs).toISOString(),
    updated_at: new Date(updatedMs).toISOString(),
    ...(tag === undefined ? {} : { tag }),
    ...(webhookId === undefined ? {} : { webhook_id: webhookId }),
  };
}

function done(answer: Shown): Outcome {
  return { kind: 'done', answer };
}

function refuse(message: string): Outcome {
  return { kind: 'refused', problem: problems.invalid(message) };
}
