import { JetStreamApiError, jetstreamManager } from '@nats-io/jetstream';
import type { Bus } from './bus.js';
import { BusError } from './bus-error.js';

/** "sequence not found": https://github.com/nats-io/nats-server/blob/main/server/errors.json */
const sequenceNotFound = 10043;

/**
 * Takes one message out of a stream for good; its bytes are overwritten. One that is gone already is a success.
 * What a message says must be durable somewhere else before it is called.
 * @throws BusError KANAL_BUS_UNAVAILABLE when the broker does not confirm; calling again does no harm.
 */
export async function removeMessage(
  bus: Pick<Bus, 'connection'>,
  stream: string,
  sequence: number,
): Promise<void> {
  try {
    const manager = await jetstreamManager(await bus.connection(), { checkAPI: false });
    await manager.streams.deleteMessage(stream, sequence);
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === sequenceNotFound) return;
    throw new BusError('KANAL_BUS_UNAVAILABLE', `removing ${sequence} from ${stream}`, error);
  }
}
