import { DiscardPolicy, RetentionPolicy, StorageType, type StreamConfig } from '@nats-io/jetstream';
import { nanos } from '@nats-io/nats-core';
import { type BucketName, type KanalStream, topologyNames } from './topology.js';

/** A stream as it has to be: exactly these fields are compared with the server's and set there. */
export type DesiredStream = Partial<StreamConfig> & Pick<StreamConfig, 'name' | 'subjects'>;

/** What a deployment decides about its streams. */
export interface StreamSizes {
  /**
   * Disk that all streams and buckets together may take, within the server's `max_file_store`. INBOUND gets two
   * fifths. Default: 20 GiB.
   */
  readonly maxStoreBytes?: number;
  /** Copies of every stream in the cluster. Default: 1. */
  readonly replicas?: number;
}

const gib = 1024 ** 3;
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** A republished id is stored once within this time; what comes later is told apart by the receivers. */
const duplicateWindowMs = 30 * minuteMs;

interface Shape {
  readonly name: KanalStream;
  readonly subjects: string[];
  readonly retention: 'limits' | 'workqueue';
  /** Part of `maxStoreBytes`. */
  readonly share: number;
  readonly maxAgeMs?: number;
  readonly atomic?: true;
}

const shapes: readonly Shape[] = [
  { name: 'INBOUND', subjects: ['inbound.>'], retention: 'limits', share: 0.4, atomic: true },
  { name: 'OUTBOUND', subjects: ['outbound.>'], retention: 'workqueue', share: 0.1, atomic: true },
  {
    name: 'STATUS',
    subjects: ['status.*'],
    retention: 'limits',
    share: 0.1,
    maxAgeMs: 30 * dayMs,
    atomic: true,
  },
  { name: 'MEDIA', subjects: ['media.>'], retention: 'workqueue', share: 0.05, atomic: true },
  { name: 'REPARSE', subjects: ['reparse.*'], retention: 'workqueue', share: 0.02 },
  { name: 'DLQ', subjects: ['dlq.*'], retention: 'limits', share: 0.03 },
  {
    name: 'COMPLAINTS',
    subjects: ['complaint.*'],
    retention: 'limits',
    share: 0.05,
    maxAgeMs: 90 * dayMs,
    atomic: true,
  },
  {
    name: 'ADVISORY',
    subjects: [
      '$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.>',
      '$JS.EVENT.ADVISORY.CONSUMER.MSG_TERMINATED.>',
    ],
    retention: 'limits',
    share: 0.02,
    maxAgeMs: 30 * dayMs,
  },
];

/**
 * Every stream with its configuration, the those that carry buckets included. All are on disk, and a full one refuses
 * new messages: nothing accepted is thrown away to make room.
 */
export function streamConfigs({ maxStoreBytes = 20 * gib, replicas = 1 }: StreamSizes = {}): DesiredStream[] {
  const common = { storage: StorageType.File, discard: DiscardPolicy.New, num_replicas: replicas };
  const bytes = (share: number) => Math.floor(maxStoreBytes * share);
  // A key-value bucket: https://github.com/nats-io/nats-architecture-and-design/blob/main/adr/ADR-8.md
  const bucket = (name: BucketName) => ({
    ...common,
    name: `KV_${name}`,
    subjects: [`$KV.${name}.>`],
    retention: RetentionPolicy.Limits,
    max_msgs_per_subject: 1,
    // For as long as one write may be repeated.
    duplicate_window: nanos(2 * minuteMs),
    allow_atomic: true,
    allow_rollup_hdrs: true,
    deny_delete: true,
    // Reads go to the leader: whether a reply was sent must not be answered by a replica that lags.
    allow_direct: false,
  });
  return [
    ...shapes.map(({ name, subjects, retention, share, maxAgeMs = 0, atomic = false }) => ({
      ...common,
      name,
      subjects,
      retention: retention === 'limits' ? RetentionPolicy.Limits : RetentionPolicy.Workqueue,
      max_bytes: bytes(share),
      max_age: nanos(maxAgeMs),
      duplicate_window: nanos(duplicateWindowMs),
      allow_atomic: atomic,
      allow_direct: true,
    })),
    {
      ...bucket(topologyNames.sendsBucket),
      max_bytes: bytes(0.06),
      // As long as a reply could possibly be tried again.
      max_age: nanos(90 * dayMs),
    },
    {
      ...bucket(topologyNames.stateBucket),
      max_bytes: bytes(0.02),
      // A token is kept for as long as it is used; what ends by itself says so, key by key.
      max_age: 0,
      allow_msg_ttl: true,
    },
    {
      // An object store: https://github.com/nats-io/nats-architecture-and-design/blob/main/adr/ADR-20.md
      ...common,
      name: `OBJ_${topologyNames.mediaBucket}`,
      subjects: [`$O.${topologyNames.mediaBucket}.C.>`, `$O.${topologyNames.mediaBucket}.M.>`],
      retention: RetentionPolicy.Limits,
      max_bytes: bytes(0.15),
      max_age: 0,
      allow_rollup_hdrs: true,
      allow_direct: true,
    },
  ];
}
