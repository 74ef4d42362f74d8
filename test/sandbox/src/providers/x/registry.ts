import { createSnowflakes } from './ids.js';

/** An address X posts events to, once it has answered a challenge. */
export interface Webhook {
  readonly id: string;
  readonly url: string;
  /** Only then is anything posted there. */
  readonly isValid: boolean;
  readonly createdMs: number;
}

/** What the app wants to be told. */
export interface Subscription {
  readonly id: string;
  readonly eventType: string;
  /** Whose doings, or what is done to whom. */
  readonly userId: string;
  readonly tag?: string | undefined;
  readonly webhookId?: string | undefined;
  readonly createdMs: number;
  readonly updatedMs: number;
}

/** The sorts of event the sandbox can tell of. https://docs.x.com/x-api/activity/introduction */
export const eventTypes = [
  'post.mention.create',
  'post.reply.create',
  'post.quote.create',
  'post.create',
  'post.delete',
  'dm.received',
  'dm.sent',
  'chat.received',
  'oauth.revoke',
] as const;

/** The name of a sort of event. */
export type EventType = (typeof eventTypes)[number];

/** Subscribed to with the account's own token only. */
export const privateEvents: readonly string[] = [
  'post.mention.create',
  'post.reply.create',
  'post.quote.create',
  'dm.received',
  'dm.sent',
  'chat.received',
];

/** What an operator who connects the account subscribes to. */
const firstEvents: readonly EventType[] = [
  'post.mention.create',
  'post.reply.create',
  'post.quote.create',
  'post.delete',
  'dm.received',
  'chat.received',
  'oauth.revoke',
];

/** Webhooks and subscriptions of the app. */
export interface Registry {
  webhooks(): readonly Webhook[];
  addWebhook(url: string): Webhook;
  setValid(id: string, isValid: boolean): void;
  removeWebhook(id: string): boolean;
  subscriptions(): readonly Subscription[];
  subscribe(wanted: Pick<Subscription, 'eventType' | 'userId' | 'tag' | 'webhookId'>): Subscription;
  update(id: string, change: Partial<Pick<Subscription, 'tag' | 'webhookId'>>): Subscription | undefined;
  unsubscribe(id: string): boolean;
}

/** Begins as an operator has left it: one webhook, valid, with a subscription to everything the product needs. */
export function createRegistry(
  first: { readonly webhookUrl: string; readonly userId: string },
  nowMs: () => number,
): Registry {
  const newId = createSnowflakes(nowMs);
  const webhooks = new Map<string, Webhook>();
  const subscriptions = new Map<string, Subscription>();
  const registry: Registry = {
    webhooks: () => [...webhooks.values()],
    addWebhook: (url) => {
      const webhook = { id: newId(), url, isValid: true, createdMs: nowMs() };
      webhooks.set(webhook.id, webhook);
      return webhook;
    },
    setValid: (id, isValid) => {
      const webhook = webhooks.get(id);
      if (webhook !== undefined) webhooks.set(id, { ...webhook, isValid });
    },
    removeWebhook: (id) => {
      for (const { id: each, webhookId } of [...subscriptions.values()]) {
        if (webhookId === id) subscriptions.delete(each);
      }
      return webhooks.delete(id);
    },
    subscriptions: () => [...subscriptions.values()],
    subscribe: (wanted) => {
      const subscription = { id: newId(), ...wanted, createdMs: nowMs(), updatedMs: nowMs() };
      subscriptions.set(subscription.id, subscription);
      return subscription;
    },
    update: (id, change) => {
      const known = subscriptions.get(id);
      if (known === undefined) return undefined;
      const subscription = { ...known, ...change, updatedMs: nowMs() };
      subscriptions.set(id, subscription);
      return subscription;
    },
    unsubscribe: (id) => subscriptions.delete(id),
  };
  const { id: webhookId } = registry.addWebhook(first.webhookUrl);
  for (const eventType of firstEvents) {
    registry.subscribe({ eventType, userId: first.userId, tag: 'kanal', webhookId });
  }
  return registry;
}
