import { KanalError } from '@kanal/runtime';
import { MongoBulkWriteError, MongoError } from 'mongodb';

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
  'MongoClientClosedError',
  'MongoWriteConcernError',
]);

/** https://github.com/mongodb/specifications/blob/master/source/retryable-writes/retryable-writes.md#terms */
const transientLabels = ['RetryableWriteError', 'TransientTransactionError'];

/** Server codes of the retryable kind: https://github.com/mongodb/specifications/blob/master/source/retryable-writes/retryable-writes.md */
const transientCodes = new Set([
  6, 7, 50, 64, 89, 91, 112, 133, 134, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436,
]);

/** Whether the same call may succeed later without anybody changing anything: an outage, not a fault. */
export function isTransientStoreError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (transientNames.has(error.name)) return true;
  if (error.name === 'MongooseError' && error.message.includes('initial connection')) return true;
  if (error instanceof MongoError && transientLabels.some((label) => error.hasErrorLabel(label))) return true;
  if ('code' in error && typeof error.code === 'number' && transientCodes.has(error.code)) return true;
  if (error instanceof MongoBulkWriteError) return isUnansweredBulk(error);
  return isTransientStoreError(error.cause);
}

/**
 * Whether a bulk write got no answer about its operations. The driver turns every failure of a bulk into this one
 * class and drops the failure's own class and labels, so what is left to go by is what the server did not say: no
 * refused operation and no code. `executeCommands` in the driver's `bulk/common.js`.
 */
function isUnansweredBulk(error: MongoBulkWriteError): boolean {
  if (error.result.getWriteConcernError() !== undefined) return true;
  return [error.writeErrors].flat().length === 0 && error.code === undefined;
}
