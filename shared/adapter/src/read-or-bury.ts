import { type Bus, bury, type Delivery } from '@kanal/bus';
import { type AdapterName, ContractError, type EventKind, fromWire } from '@kanal/contracts';
import type { Log } from '@kanal/runtime';
import type { z } from 'zod';

/** What burying a delivery needs. */
export interface Burial {
  readonly bus: Pick<Bus, 'publisher'>;
  readonly adapter: AdapterName;
  readonly log: Log;
}

/**
 * The delivery's data, or undefined when it does not fit its contract: it is then a durable dead letter of the adapter
 * and to be acknowledged. An adapter takes from work queues, where the server's advisory comes after the message is
 * deleted, so the router could not bury it.
 * Rejects with a BusError when NATS does not take the dead letter.
 */
export async function readOrBury<S extends z.ZodType>(
  kind: EventKind<S>,
  delivery: Delivery,
  { bus, adapter, log }: Burial,
): Promise<z.infer<S> | undefined> {
  try {
    return fromWire(kind, delivery.type, delivery.body);
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    const failure = { code: error.code, reason: error.issues.join('; ') };
    await bury(delivery, adapter, failure, { publisher: bus.publisher, clock: Date.now, log });
    return undefined;
  }
}
