export { type Bucket, type KeptValue, openBucket, type WriteOptions } from './bucket.js';
export { bury, type Failed, type Failure } from './bury.js';
export { type Bus, type BusOptions, createBus } from './bus.js';
export { BusError, type BusErrorCode, busErrors } from './bus-error.js';
export type { BusMetrics } from './bus-metrics.js';
export type { ConnectionOptions } from './connection.js';
export { type ConsumeOptions, type Consumption, type ConsumptionState, consume } from './consume.js';
export type { Delivery, Settlement, StoredMessage } from './delivery.js';
export { type Durability, readDurability } from './durability.js';
export type { Published } from './group-commit.js';
export { createFileRemoval, type FileRemoval, openMediaFiles } from './media-files.js';
export type { Change, Drift } from './plan-change.js';
export { type ProvisionOptions, provision } from './provision.js';
export type { Publisher, PublishOptions } from './publisher.js';
export { removeMessage } from './remove-message.js';
export type { StreamSizes } from './stream-configs.js';
export { createStreamReader, type ReadOptions, type StreamReader } from './stream-reader.js';
export {
  type ConsumerRef,
  inboundConsumers,
  type KanalStream,
  mediaConsumer,
  reparseConsumer,
  senderConsumer,
  topologyNames,
} from './topology.js';
export { openWorkQueues, type WorkQueues } from './work-queues.js';
