import { KanalError } from '@kanal/runtime';

/** What goes wrong in the store by its own rules; an outage comes as the driver's error, see `isTransientStoreError`. */
export class StoreError extends KanalError {}

/** Driver errors that pass when the database is back: network, no primary, time-outs. Names as in the `mongodb` package. */
const transientNames = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoWaitQueueTimeoutError',
  'MongoOperationTimeoutError',
  'MongooseServerSelectionError',
  'PoolClearedOnNetworkError',
]);

/** Server codes of the retryable kind: https://github.com/mongodb/specifications/blob/master/source/retryable-writes/retryable-writes.md */
const transientCodes = new Set([6, 7, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]);

/** Whether the same call may succeed later without anybody changing anything: an outage, not a fault. */
export function isTransientStoreError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (transientNames.has(error.name)) return true;
  if (error.name === 'MongooseError' && error.message.includes('initial connection')) return true;
  if ('code' in error && typeof error.code === 'number' && transientCodes.has(error.code)) return true;
  return 'writeConcernErrors' in error || isTransientStoreError(error.cause);
}
