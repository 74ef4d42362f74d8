import { setTimeout as sleep } from 'node:timers/promises';
import { until } from './child.js';
import { sendSms } from './citizen.js';
import { metric } from './metrics.js';
import type { Stack } from './stack.js';

/** A reply that the router has decided on reaches the sandbox within this; one that it has not never comes. */
const replyMs = 500;

/**
 * A citizen sends an SMS, the router settles it as `outcome`, and a reply to it has the time to show itself.
 * @throws when the adapter does not take it, or it is not settled so
 */
export async function settled(
  stack: Stack,
  outcome: string,
  sms: { readonly from: string; readonly body: string },
): Promise<void> {
  const outcomes = () => metric(stack.urls.router, 'kanal_router_messages_total', { outcome });
  const before = await outcomes();
  const { status } = await sendSms(stack, sms);
  if (status !== 200) throw new Error(`the adapter answered ${status}`);
  await until(`it to be ${outcome}`, async () => ((await outcomes()) > before ? true : undefined));
  await sleep(replyMs);
}

/** A complaint as `kanal complaint` tells it. */
export async function recordOf(stack: Stack, ticket: string) {
  return JSON.parse(await stack.kanal('complaint', ticket, '--json'));
}
