import { RetentionPolicy } from '@nats-io/jetstream';
import type { Bus } from './bus.js';
import { removeMessage } from './remove-message.js';
import { streamConfigs } from './stream-configs.js';

const workQueues = new Set(
  streamConfigs()
    .filter(({ retention }) => retention === RetentionPolicy.Workqueue)
    .map(({ name }) => name),
);

/** Takes out of a work queue what no consumer will take any more. */
export interface WorkQueues {
  /**
   * Deletes the message at this place when the stream is a work queue, and does nothing in any other. One that is gone
   * already is a success. Rejects with a BusError when the broker does not confirm.
   */
  remove(stream: string, sequence: number): Promise<void>;
}

/** The work queues over the bus's connection. */
export function openWorkQueues(bus: Pick<Bus, 'connection'>): WorkQueues {
  return {
    async remove(stream, sequence) {
      if (workQueues.has(stream)) await removeMessage(bus, stream, sequence);
    },
  };
}
