import { type AdapterName, adapterNames, partitionCount, type StreamName } from '@kanal/contracts';

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

/** The consumer of the replies that an adapter is to send. */
export function senderConsumer(adapter: AdapterName): ConsumerRef {
  return { stream: 'OUTBOUND', name: `${adapter}-sender` };
}

/** The consumer of what an adapter is to fetch from its provider. */
export function mediaConsumer(adapter: AdapterName): ConsumerRef {
  return { stream: 'MEDIA', name: `${adapter}-media` };
}

/** The consumer of the webhooks that an adapter is to read again. */
export function reparseConsumer(adapter: AdapterName): ConsumerRef {
  return { stream: 'REPARSE', name: `${adapter}-reparse` };
}

/** Names of what there is once. */
export const topologyNames = {
  statusConsumer: { stream: 'STATUS', name: 'router-status' },
  advisoryConsumer: { stream: 'ADVISORY', name: 'router-advisories' },
  /** Key-value bucket: the send ledger. */
  sendsBucket: 'sends',
  /** Key-value bucket: what adapters keep between their processes. */
  stateBucket: 'state',
  /** Object store bucket: citizens' files. */
  mediaBucket: 'MEDIA_FILES',
} as const satisfies Record<string, ConsumerRef | string>;

/** The name of a key-value bucket. */
export type BucketName = (typeof topologyNames)['sendsBucket' | 'stateBucket'];

/** Every consumer. */
export const consumerSpecs: readonly ConsumerSpec[] = [
  ...inboundConsumers.map((ref, partition) => ({
    ...ref,
    filter: `inbound.*.${partition}.>`,
    maxAckPending: 2_000,
  })),
  { ...topologyNames.statusConsumer, filter: 'status.*', maxAckPending: 2_000 },
  { ...topologyNames.advisoryConsumer, maxAckPending: 200 },
  ...adapterNames.flatMap((adapter) => [
    {
      ...senderConsumer(adapter),
      filter: `outbound.${adapter}.>`,
      maxAckPending: 1_000,
      // A reply is handed back while its account pauses, a quarter of an hour at a time, until its day is over.
      maxDeliver: 200,
    },
    {
      ...mediaConsumer(adapter),
      filter: `media.${adapter}.>`,
      maxAckPending: 200,
      // A message that has to be asked for waits while a token is renewed; files are given up earlier by themselves.
      maxDeliver: 200,
    },
    { ...reparseConsumer(adapter), filter: `reparse.${adapter}`, maxAckPending: 200 },
  ]),
];
