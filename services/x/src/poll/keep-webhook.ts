import type { Log } from '@kanal/runtime';
import { z } from 'zod';
import type { XApi, XOutcome } from '../api/x-api.js';
import type { Ours } from '../event-read.js';
import { fit, ifPresent } from '../fit.js';
import { xId } from '../payload.js';
import { callSignal } from './call-signal.js';
import { type Round, type Trouble, troubleOf } from './round.js';
import { type Turn, type TurnOptions, takeTurn } from './turn.js';

/** What looking after the webhook needs. */
export interface KeepWebhookOptions {
  readonly api: Pick<XApi, 'webhooks' | 'revalidateWebhook' | 'subscriptions' | 'subscribe'>;
  readonly ours: Ours;
  /** As X has to know it. */
  readonly url: string;
  readonly turn: TurnOptions;
  readonly signal: AbortSignal;
  readonly log: Log;
}

const text = ifPresent(z.string());
const webhookSchema = z.looseObject({ id: xId, url: text, valid: ifPresent(z.boolean()) });
const subscriptionSchema = z.looseObject({
  event_type: text,
  webhook_id: text,
  filter: ifPresent(z.looseObject({ user_id: text })),
});
const listSchema = z.looseObject({ data: ifPresent(z.array(z.unknown())) });

/** Kinds of events that are ours to hear of. https://docs.x.com/x-api/activity/introduction */
const postEvents = ['post.mention.create', 'post.reply.create', 'post.quote.create'];
const directEvents = ['dm.received', 'chat.received'];

/**
 * Has X check our webhook again when it holds it for dead, and subscribes to what is missing. What only a person can do
 * is logged as an error with what to do. Never rejects.
 * https://docs.x.com/x-api/webhooks/introduction
 */
export async function keepWebhook(options: KeepWebhookOptions): Promise<Round> {
  const { log, turn: turnOptions } = options;
  let turn: Turn | undefined;
  try {
    turn = await takeTurn(turnOptions);
    if (!turn) return { round: 'skipped' };
    const { trouble, isValid } = await lookAfter(options);
    await turn.end(isValid === undefined ? {} : { isValid }, trouble === undefined);
    return trouble === undefined ? { round: 'done' } : { round: 'failed', trouble };
  } catch (err) {
    log.warn({ err }, 'webhook-check.failed');
    // Else nobody looks until the turn has run out.
    await turn?.end({}, false).catch(() => undefined);
    return { round: 'failed', trouble: { trouble: 'unreachable', cause: 'KANAL_X_WEBHOOK_CHECK' } };
  }
}

interface Looked {
  readonly trouble?: Trouble;
  /** Undefined when X has not said. */
  readonly isValid?: boolean;
}

async function lookAfter(options: KeepWebhookOptions): Promise<Looked> {
  const { api, url, signal, log } = options;
  const asked = await api.webhooks(callSignal(signal));
  if (asked.outcome !== 'answer') return { trouble: told(asked, 'look at our webhook', log) };
  const webhook = listOf(asked.data, webhookSchema).find((one) => one.url === url);
  if (!webhook) {
    const whatToDo = `X knows no webhook ${url}: register it (POST /2/webhooks), see “Connect X” in docs/operating.md`;
    log.error({ whatToDo }, 'webhook-check.missing');
    return { isValid: false };
  }
  const isValid = webhook.valid !== false;
  if (!isValid) {
    const again = await api.revalidateWebhook(webhook.id, callSignal(signal));
    if (again.outcome !== 'answer') {
      return { isValid, trouble: told(again, 'have our webhook checked again', log) };
    }
    // X checks at once, and says afterwards whether it liked the answer.
    log.warn({ webhookId: webhook.id }, 'webhook-check.revalidated');
  }
  const trouble = await subscribeToMissing(webhook.id, options);
  return { isValid, ...(trouble && { trouble }) };
}

async function subscribeToMissing(
  webhookId: string,
  { api, ours, signal, log }: KeepWebhookOptions,
): Promise<Trouble | undefined> {
  const asked = await api.subscriptions(callSignal(signal));
  if (asked.outcome !== 'answer') return told(asked, 'look at our subscriptions', log);
  const subscribed = new Set(
    listOf(asked.data, subscriptionSchema)
      .filter(({ filter, webhook_id: to }) => filter?.user_id === ours.userId && to === webhookId)
      .map(({ event_type: type }) => type),
  );
  const wanted = [...postEvents, ...(ours.takesDirect ? directEvents : [])];
  let trouble: Trouble | undefined;
  for (const eventType of wanted.filter((type) => !subscribed.has(type))) {
    const filter = { user_id: ours.userId };
    const made = await api.subscribe({ eventType, filter, webhookId, tag: 'kanal' }, callSignal(signal));
    if (made.outcome === 'answer') log.info({ eventType, webhookId }, 'webhook-check.subscribed');
    else {
      // X may refuse one kind and take the others.
      const one = told(made, `subscribe to ${eventType}`, log);
      trouble ??= one;
    }
  }
  return trouble;
}

/** Only what a person can mend is an error. */
function told(outcome: Exclude<XOutcome, { outcome: 'answer' }>, aim: string, log: Log): Trouble {
  const trouble = troubleOf(outcome);
  if (trouble.trouble === 'refused') {
    const whatToDo = `X does not let us ${aim}: check X_BEARER_TOKEN and X_REFRESH_TOKEN, and what the app may do in X’s developer console`;
    log.error({ cause: trouble.cause, whatToDo }, 'webhook-check.refused');
  }
  return trouble;
}

/** What cannot be read in a list is left out. */
function listOf<Schema extends z.ZodType>(data: unknown, schema: Schema): z.output<Schema>[] {
  const { data: list = [] } = fit('x.list', listSchema, data);
  return list.flatMap((raw) => {
    const item = schema.safeParse(raw).data;
    return item === undefined ? [] : [item];
  });
}
