import type { ClientSession, MongoClient } from 'mongodb';
import { isTransientStoreError } from './store-error.js';

/** One attempt: whoever waits is a person, who is told that somebody was faster. @returns false then. */
export async function inTransaction(
  client: MongoClient,
  work: (session: ClientSession) => Promise<boolean>,
): Promise<boolean> {
  const session = client.startSession();
  try {
    session.startTransaction({ writeConcern: { w: 'majority', journal: true } });
    const isDone = await work(session);
    await (isDone ? session.commitTransaction() : session.abortTransaction());
    return isDone;
  } catch (error) {
    if (session.inTransaction()) await session.abortTransaction().catch(() => undefined);
    if (isWriteConflict(error)) return false;
    throw error;
  } finally {
    await session.endSession();
  }
}

/** https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml: 112 WriteConflict, 251 NoSuchTransaction. */
function isWriteConflict(error: unknown): boolean {
  if (!isTransientStoreError(error)) return false;
  return error instanceof Error && 'code' in error && (error.code === 112 || error.code === 251);
}
