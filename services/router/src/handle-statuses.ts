import type { Delivery, FileRemoval, Settlement } from '@kanal/bus';
import {
  ContractError,
  type DeliveryStatus,
  deliveryStatusKind,
  fromWire,
  type MediaResult,
  mediaResultKind,
  type PrivacyRequest,
  privacyRequestKind,
} from '@kanal/contracts';
import type { Log } from '@kanal/runtime';
import type { Store } from '@kanal/store';
import type { DeadLetters } from './dead-letters.js';
import { isOutage, type ThroughOutages } from './through-outages.js';

/**
 * A file can be fetched before its message is through; its result then waits this long for the receipt, and twice as
 * long each time after: ten deliveries last a quarter of an hour, which a router with a backlog may need.
 */
const messageFirstMs = 2_000;

/** What a batch tells. */
interface Told {
  readonly statuses: DeliveryStatus[];
  readonly results: { readonly at: number; readonly result: MediaResult }[];
  readonly requests: PrivacyRequest[];
}

/**
 * Records what became of replies and files, and files requests about personal data for a person. Every write is
 * monotone or idempotent, so order and repetition do not matter: a batch is held while the database or the broker is away and then written as a whole, again if need be.
 */
export function createStatusHandler(of: {
  store: Store;
  files: FileRemoval;
  deadLetters: DeadLetters;
  throughOutages: ThroughOutages;
  log: Log;
}): (batch: readonly Delivery[]) => Promise<Settlement[]> {
  const { store, files, deadLetters, throughOutages, log } = of;

  /** @returns the places in the batch of those results that have to come again. */
  async function record({ statuses, results, requests }: Told): Promise<number[]> {
    store.assertReady();
    await store.recordStatuses(statuses);
    await store.recordPrivacyRequests(requests);
    const early: number[] = [];
    for (const { at, result } of results) {
      const recorded = await store.recordMedia(result);
      if (recorded === 'early') early.push(at);
      if (recorded === 'withdrawn' && !(await removeFile(result))) early.push(at);
    }
    await store.optOut(statuses.flatMap(optedOut));
    return early;
  }

  /**
   * The file was on its way while its message was taken back; a failed fetch may follow one that had stored it.
   * @returns false when we may not remove it: the result comes again until it is a dead letter, for a person.
   */
  async function removeFile({ id }: MediaResult): Promise<boolean> {
    try {
      await files.remove(id);
      return true;
    } catch (err) {
      if (isOutage(err)) throw err;
      log.error({ err, mediaId: id }, 'media.not-removed');
      return false;
    }
  }

  return async (batch) => {
    const told: Told = { statuses: [], results: [], requests: [] };
    const settlements: Settlement[] = batch.map(() => ({ settle: 'ack' }));
    for (const [at, delivery] of batch.entries()) {
      try {
        if (delivery.type.startsWith(`${mediaResultKind.type}.`)) {
          told.results.push({ at, result: fromWire(mediaResultKind, delivery.type, delivery.body) });
        } else if (delivery.type.startsWith(`${privacyRequestKind.type}.`)) {
          told.requests.push(fromWire(privacyRequestKind, delivery.type, delivery.body));
        } else {
          told.statuses.push(fromWire(deliveryStatusKind, delivery.type, delivery.body));
        }
      } catch (error) {
        if (!(error instanceof ContractError)) throw error;
        const failure = { code: error.code, reason: error.issues.join('; ') };
        await throughOutages(() => deadLetters.bury(delivery, 'router', failure));
      }
    }
    for (const at of await throughOutages(() => record(told))) {
      const attempt = batch[at]?.deliveryCount ?? 1;
      settlements[at] = { settle: 'nak', afterMs: messageFirstMs * 2 ** (attempt - 1) };
    }
    return settlements;
  };
}

/** A provider that refuses because the citizen said STOP to it tells us what we did not hear ourselves. */
function optedOut(status: DeliveryStatus): { conversation: string; at: Date }[] {
  if (status.code !== 'KANAL_RECIPIENT_OPTED_OUT' || !status.conversation) return [];
  return [{ conversation: status.conversation, at: new Date(status.at) }];
}
