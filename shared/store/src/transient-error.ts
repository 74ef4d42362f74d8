import { KanalError } from '@kanal/runtime';
import { MongooseError, mongo } from 'mongoose';

/**
 * Server codes of a database that is away, changing its primary or shutting down.
 * https://github.com/mongodb/specifications/blob/master/source/retryable-writes/retryable-writes.md#retryable-error
 */
const transientCodes: ReadonlySet<unknown> = new Set([
  6, // HostUnreachable
  7, // HostNotFound
  50, // MaxTimeMSExpired
  64, // WriteConcernTimeout
  89, // NetworkTimeout
  91, // ShutdownInProgress
  112, // WriteConflict
  133, // FailedToSatisfyReadPreference
  134, // ReadConcernMajorityNotAvailableYet
  189, // PrimarySteppedDown
  262, // ExceededTimeLimit
  9001, // SocketException
  10058, // LegacyNotPrimary
  10107, // NotWritablePrimary
  11600, // InterruptedAtShutdown
  11602, // InterruptedDueToReplStateChange
  13435, // NotPrimaryNoSecondaryOk
  13436, // NotPrimaryOrSecondary
]);

const transientLabels = [
  'RetryableWriteError',
  'TransientTransactionError',
  'RetryableError',
  'SystemOverloadedError',
  'PoolRequestedRetry',
];

/** Driver errors that mean "no server", whatever their code. */
const transientTypes = [
  mongo.MongoNetworkError,
  mongo.MongoServerSelectionError,
  mongo.MongoNotConnectedError,
  mongo.MongoTopologyClosedError,
  mongo.MongoClientClosedError,
  mongo.MongoOperationTimeoutError,
];

/**
 * Whether an error of this package tells of an outage: the same call may well succeed later, and nothing is wrong with
 * the data. False for everything else, which will fail again.
 */
export function isTransientStoreError(error: unknown): boolean {
  if (error instanceof KanalError) return error.retryable;
  if (error instanceof MongooseError) return error.name === 'MongooseServerSelectionError';
  if (!(error instanceof mongo.MongoError)) return false;
  if (transientTypes.some((type) => error instanceof type)) return true;
  if (transientLabels.some((label) => error.hasErrorLabel(label))) return true;
  if (error instanceof mongo.MongoWriteConcernError) return true;
  if (error instanceof mongo.MongoBulkWriteError && error.result.getWriteConcernError() !== undefined) return true;
  return transientCodes.has(error.code);
}
