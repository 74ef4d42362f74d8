import { setTimeout as sleep } from 'node:timers/promises';
import { type Books, check, type Evidence, readEvidence } from '@kanal/checker';
import { until } from './child.js';
import type { Stack } from './stack.js';

/** A consumer as the broker sees it. */
export interface ConsumerView {
  readonly stream: string;
  readonly name: string;
  /** Messages it has not been given yet. */
  readonly waiting: number;
  /** Messages it was given and has not settled. */
  readonly unsettled: number;
  /** Of those, how many were given more than once. */
  readonly redelivered: number;
  /** Deliveries ever made, repeated ones included. */
  readonly deliveries: number;
}

/** What the provider's ledger and the database hold now. */
export function evidenceOf(stack: Stack): Promise<Evidence> {
  return readEvidence({
    sandboxUrl: stack.urls.sandbox,
    mongoUri: stack.mongo.uri,
    database: stack.database,
    accounts: {
      twilio: { channel: 'sms', account: stack.twilio.number },
      'whatsapp-cloud': { channel: 'whatsapp', account: stack.whatsapp.numberId },
    },
  });
}

/** Every consumer, from the broker's monitoring port. https://docs.nats.io/running-a-nats-service/nats_admin/monitoring#jetstream-information */
export async function consumersOf(stack: Stack): Promise<ConsumerView[]> {
  const response = await fetch(`${stack.nats.monitorUrl}/jsz?accounts=true&streams=true&consumers=true`);
  const { account_details: accounts = [] } = (await response.json()) as {
    account_details?: { stream_detail?: { name: string; consumer_detail?: ConsumerDetail[] }[] }[];
  };
  return accounts
    .flatMap((account) => account.stream_detail ?? [])
    .flatMap((stream) =>
      (stream.consumer_detail ?? []).map((consumer) => ({
        stream: stream.name,
        name: consumer.name,
        waiting: consumer.num_pending,
        unsettled: consumer.num_ack_pending,
        redelivered: consumer.num_redelivered,
        deliveries: consumer.delivered.consumer_seq,
      })),
    );
}

interface ConsumerDetail {
  readonly name: string;
  readonly num_pending: number;
  readonly num_ack_pending: number;
  readonly num_redelivered: number;
  readonly delivered: { readonly consumer_seq: number };
}

/** Longer than the sandbox waits between two callbacks of one reply. */
const quietMs = 600;

/**
 * Waits until nothing is under way: the broker has handed out and got settled everything, no outbox holds anything,
 * and the provider sees nothing new. Only then is a missing reply missing, and a second one would have been sent.
 * @returns the books of the whole run.
 */
export async function atRest(stack: Stack, timeoutMs = 120_000): Promise<Books> {
  let seen = -1;
  let busy = '';
  try {
    return await until(
      'the stack to come to rest',
      async () => {
        await sleep(quietMs);
        const consumers = (await consumersOf(stack)).filter((one) => one.waiting + one.unsettled > 0);
        const evidence = await evidenceOf(stack);
        const outbox = evidence.complaints.reduce(
          (sum, complaint) => sum + complaint.outboxIds.length,
          evidence.conversationOutboxIds.length,
        );
        const seenBefore = seen;
        seen = evidence.posts.length + evidence.calls.length;
        busy = JSON.stringify({ consumers, outbox, seen, seenBefore });
        const isQuiet = consumers.length === 0 && outbox === 0 && seen === seenBefore;
        return isQuiet ? check(evidence) : undefined;
      },
      timeoutMs,
    );
  } catch (cause) {
    throw new Error(`still under way: ${busy}`, { cause });
  }
}
