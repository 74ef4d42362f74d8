import { AckPolicy, type ConsumerConfig, DeliverPolicy } from '@nats-io/jetstream';
import { nanos } from '@nats-io/nats-core';
import { type ConsumerSpec, consumerSpecs } from './topology.js';

/** A consumer as it has to be: exactly these fields are compared with the server's and set there. */
export type DesiredConsumer = Partial<ConsumerConfig> & { readonly durable_name: string };

/** A delivery is repeated when nothing is heard of it for this long. */
export const ackWaitMs = 30_000;
/** Then the server gives it up and says so in an advisory. */
const defaultMaxDeliver = 10;
/** How long a partition stays with a client that has stopped asking for messages. */
export const pinTimeoutMs = 5_000;

/** Every consumer of a stream, with its configuration. */
export function consumerConfigs(): { readonly stream: string; readonly config: DesiredConsumer }[] {
  return consumerSpecs.map((spec) => ({ stream: spec.stream, config: configOf(spec) }));
}

function configOf({ name, filter, group, maxAckPending, maxDeliver }: ConsumerSpec): DesiredConsumer {
  return {
    name,
    durable_name: name,
    ack_policy: AckPolicy.Explicit,
    deliver_policy: DeliverPolicy.All,
    ack_wait: nanos(ackWaitMs),
    max_deliver: maxDeliver ?? defaultMaxDeliver,
    max_ack_pending: maxAckPending,
    ...(filter === undefined ? {} : { filter_subject: filter }),
    ...(group === undefined
      ? {}
      : {
          priority_groups: [group],
          priority_policy: 'pinned_client' as const,
          priority_timeout: nanos(pinTimeoutMs),
        }),
  };
}
