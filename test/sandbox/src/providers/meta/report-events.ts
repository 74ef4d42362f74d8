import { jsonParcel } from '../graph/json-parcel.js';
import type { Account } from './account.js';
import type { Citizen } from './citizens.js';
import { commentChange } from './comment-change.js';
import type { Comment } from './comments.js';
import { envelope, type ToldEvent } from './envelope.js';
import { type MetaContext, providerName } from './settings.js';

/** A direct message of ours that was accepted. */
export interface SentMessage {
  readonly mid: string;
  readonly citizen: Citizen;
  /** As the product gave it. */
  readonly message: Readonly<Record<string, unknown>>;
}

const defaultDelaysMs = { echo: 20, delivered: 300, read: undefined };

/**
 * Tells of a message of ours: its echo, that it was delivered (Instagram never says that) and, if the settings say so,
 * that it was read. A message that is not delivered has its echo only: Meta tells of no failure. Ends early when the
 * sandbox closes.
 */
export async function reportMessage(
  context: MetaContext,
  account: Account,
  sent: SentMessage,
  isUndelivered: boolean,
): Promise<void> {
  const delaysMs = context.statusDelaysMs ?? defaultDelaysMs;
  const steps: [string, number][] = [['echo', delaysMs.echo]];
  if (!isUndelivered) {
    if (account.object === 'page') steps.push(['delivery', delaysMs.delivered]);
    if (delaysMs.read !== undefined) steps.push(['read', delaysMs.read]);
  }
  for (const [status, delayMs] of steps) {
    await context.clock.sleep(delayMs, context.signal);
    const event = statusEvent(context, account, sent, status);
    await tellStatus(context, account, sent.citizen, sent.mid, status, { slot: 'messaging', event });
  }
}

/** Tells of a public answer of ours, which comes back as a comment like any other: of the Page, under the comment. */
export async function reportAnswer(
  context: MetaContext,
  account: Account,
  answer: { readonly id: string; readonly to: Comment; readonly text: string },
): Promise<void> {
  await context.clock.sleep((context.statusDelaysMs ?? defaultDelaysMs).echo, context.signal);
  const change = commentChange(account, 'comment', {
    commentId: answer.id,
    from: { id: account.id, name: 'SP4N-LAPOR!', username: 'sp4n_lapor' },
    text: answer.text,
    writtenMs: context.clock.nowMs(),
    parentId: answer.to.id,
  });
  const told: ToldEvent = { slot: 'changes', event: { ...change } };
  await tellStatus(context, account, answer.to.citizen, answer.id, 'echo', told);
}

function statusEvent(
  context: MetaContext,
  account: Account,
  { mid, citizen, message }: SentMessage,
  status: string,
): Record<string, unknown> {
  const nowMs = context.clock.nowMs();
  const [us, them] = [{ id: account.id }, { id: citizen.id }];
  const fromThem = { sender: them, recipient: us, timestamp: nowMs };
  if (status === 'delivery') return { ...fromThem, delivery: { mids: [mid], watermark: nowMs } };
  if (status === 'read') {
    return { ...fromThem, read: account.object === 'page' ? { watermark: nowMs } : { mid } };
  }
  const { attachment, ...rest } = message;
  const echo = { mid, is_echo: true, app_id: Number(context.appId), ...rest };
  return {
    sender: us,
    recipient: them,
    timestamp: nowMs,
    message: attachment === undefined ? echo : { ...echo, attachments: [attachment] },
  };
}

async function tellStatus(
  context: MetaContext,
  account: Account,
  citizen: Citizen,
  messageId: string,
  status: string,
  told: ToldEvent,
): Promise<void> {
  const entry = {
    kind: 'callback' as const,
    provider: providerName,
    citizen: citizen.id,
    messageId,
    status,
    params: { object: account.object, [told.slot]: told.event },
  };
  const body = envelope(account, [told], context.clock.nowMs());
  await context.delivery.deliver(jsonParcel(context, body, [entry]));
}
