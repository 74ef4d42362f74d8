import { MongoBulkWriteError } from 'mongodb';

const duplicateKey = 11000;

/**
 * Runs an unordered bulk write in which "it is there already" is an answer and not a failure.
 * @returns the positions (in the list of operations) that met a duplicate key
 * @throws the driver's error when any operation failed for another reason
 */
export async function writeAllowingDuplicates(write: () => Promise<unknown>): Promise<Set<number>> {
  try {
    await write();
    return new Set();
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    const failures = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
    const isOnlyDuplicates =
      failures.length > 0 && failures.every((failure) => failure.code === duplicateKey);
    if (!isOnlyDuplicates || error.result.getWriteConcernError()) throw error;
    return new Set(failures.map((failure) => failure.index));
  }
}
