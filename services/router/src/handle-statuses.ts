import type { Delivery, Settlement } from '@kanal/bus';
import {
  ContractError,
  type DeliveryStatus,
  deliveryStatusKind,
  fromWire,
  type MediaResult,
  mediaResultKind,
} from '@kanal/contracts';
import type { Store } from '@kanal/store';
import type { DeadLetters } from './dead-letters.js';

/** A file can be fetched before its message is through; its result then waits this long for the receipt. */
const messageFirstMs = 2_000;

/**
 * Records what became of replies and files. Every write is monotone or idempotent, so order and repetition do not
 * matter, and a batch that fails is simply delivered again.
 */
export function createStatusHandler(of: {
  store: Store;
  deadLetters: DeadLetters;
}): (batch: readonly Delivery[]) => Promise<Settlement[]> {
  const { store, deadLetters } = of;

  return async (batch) => {
    const statuses: DeliveryStatus[] = [];
    const results: { at: number; result: MediaResult }[] = [];
    const settlements: Settlement[] = batch.map(() => ({ settle: 'ack' }));
    for (const [at, delivery] of batch.entries()) {
      try {
        if (delivery.type.startsWith(`${mediaResultKind.type}.`)) {
          results.push({ at, result: fromWire(mediaResultKind, delivery.type, delivery.body) });
        } else {
          statuses.push(fromWire(deliveryStatusKind, delivery.type, delivery.body));
        }
      } catch (error) {
        if (!(error instanceof ContractError)) throw error;
        await deadLetters.bury(delivery, 'router', { code: error.code, reason: error.issues.join('; ') });
      }
    }
    await store.recordStatuses(statuses);
    for (const { at, result } of results) {
      const isRecorded = await store.recordMedia(result);
      if (!isRecorded) settlements[at] = { settle: 'nak', afterMs: messageFirstMs };
    }
    await store.optOut(statuses.flatMap(optedOut));
    return settlements;
  };
}

/** A provider that refuses because the citizen said STOP to it tells us what we did not hear ourselves. */
function optedOut(status: DeliveryStatus): { conversation: string; at: Date }[] {
  if (status.code !== 'KANAL_RECIPIENT_OPTED_OUT' || !status.conversation) return [];
  return [{ conversation: status.conversation, at: new Date(status.at) }];
}
