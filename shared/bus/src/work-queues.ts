import { jetstreamManager, RetentionPolicy } from '@nats-io/jetstream';
import type { Bus } from './bus.js';
import { BusError } from './bus-error.js';
import { streamConfigs } from './stream-configs.js';

const workQueues = new Set(
  streamConfigs()
    .filter(({ retention }) => retention === RetentionPolicy.Workqueue)
    .map(({ name }) => name),
);

/** Takes out of a work queue what no consumer will take any more. */
export interface WorkQueues {
  /**
   * Deletes the message at this place when the stream is a work queue, and does nothing in any other. Rejects with a
   * BusError, also when the message is gone already.
   */
  remove(stream: string, sequence: number): Promise<void>;
}

/** The work queues over the bus's connection. */
export function openWorkQueues(bus: Pick<Bus, 'connection'>): WorkQueues {
  return {
    async remove(stream, sequence) {
      if (!workQueues.has(stream)) return;
      try {
        const manager = await jetstreamManager(await bus.connection(), { checkAPI: false });
        await manager.streams.deleteMessage(stream, sequence);
      } catch (error) {
        throw new BusError('KANAL_BUS_UNAVAILABLE', `removing from ${stream}`, error);
      }
    },
  };
}
