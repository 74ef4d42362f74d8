import { type Channel, channels, partitionCount, type StreamName } from '@kanal/contracts';

/** Every stream Kanal keeps: those its parts publish to, and the server's own advisories. */
export type KanalStream = StreamName | 'ADVISORY';

/** A consumer, by the names the server knows it by. */
export interface ConsumerRef {
  readonly stream: KanalStream;
  readonly name: string;
  /** Priority group in which the server picks one client at a time. */
  readonly group?: string;
}

/** A durable pull consumer and what it takes. */
export interface ConsumerSpec extends ConsumerRef {
  /** Missing: everything in the stream. */
  readonly filter?: string;
  readonly maxAckPending: number;
  /** Default: 10. */
  readonly maxDeliver?: number;
}

/** The consumers of inbound messages, `router-p00` to `router-p15`; each serves one process at a time. */
export const inboundConsumers: readonly ConsumerRef[] = Array.from(
  { length: partitionCount },
  (_, index) => ({
    stream: 'INBOUND' as const,
    name: `router-p${String(index).padStart(2, '0')}`,
    group: 'router',
  }),
);

/** The consumer of a channel's replies, for its send worker. */
export function senderConsumer(channel: Channel): ConsumerRef {
  return { stream: 'OUTBOUND', name: `${channel}-sender` };
}

/** The consumer of a channel's files to fetch. */
export function mediaConsumer(channel: Channel): ConsumerRef {
  return { stream: 'MEDIA', name: `${channel}-media` };
}

/** The consumer of a channel's webhooks to read again. */
export function reparseConsumer(channel: Channel): ConsumerRef {
  return { stream: 'REPARSE', name: `${channel}-reparse` };
}

/** Names of what there is once. */
export const topologyNames = {
  statusConsumer: { stream: 'STATUS', name: 'router-status' },
  advisoryConsumer: { stream: 'ADVISORY', name: 'router-advisories' },
  /** Key-value bucket: the send ledger. */
  sendsBucket: 'sends',
  /** Object store bucket: citizens' files. */
  mediaBucket: 'MEDIA_FILES',
} as const satisfies Record<string, ConsumerRef | string>;

/** Every consumer. */
export const consumerSpecs: readonly ConsumerSpec[] = [
  ...inboundConsumers.map((ref, partition) => ({
    ...ref,
    filter: `inbound.*.${partition}.>`,
    maxAckPending: 2_000,
  })),
  { ...topologyNames.statusConsumer, filter: 'status.*', maxAckPending: 2_000 },
  { ...topologyNames.advisoryConsumer, maxAckPending: 200 },
  ...channels.flatMap((channel) => [
    {
      ...senderConsumer(channel),
      filter: `outbound.${channel}.>`,
      maxAckPending: 1_000,
      // A reply is handed back while its account pauses, a quarter of an hour at a time, until its day is over.
      maxDeliver: 200,
    },
    { ...mediaConsumer(channel), filter: `media.${channel}.>`, maxAckPending: 200 },
    { ...reparseConsumer(channel), filter: `reparse.${channel}`, maxAckPending: 200 },
  ]),
];
