import { mongo } from 'mongoose';

const duplicateKey = 11_000;

/**
 * The positions of the writes that a unique index refused in an unordered bulk write.
 * @throws the error itself when anything else failed in it.
 */
export function duplicateKeysIn(error: unknown): number[] {
  if (!(error instanceof mongo.MongoBulkWriteError)) throw error;
  const failures = [error.writeErrors].flat();
  const isOnlyDuplicates = failures.length > 0 && failures.every(({ code }) => code === duplicateKey);
  if (!isOnlyDuplicates || error.result.getWriteConcernError() !== undefined) throw error;
  return failures.map(({ index }) => index);
}

/** One document, found by its `_id` and under a guard, or made when there is none. */
export type GuardedUpsert<Document extends mongo.Document> = {
  readonly filter: mongo.Filter<Document> & { readonly _id: string };
  readonly update: mongo.UpdateFilter<Document>;
};

/**
 * Applies each update to the document of its `_id` where the guard in its filter holds. Where the document exists and
 * the guard does not hold, the upsert runs into the unique `_id`, and nothing is written: that is how "already done" and
 * "something newer is there" look. Two writers making the same document at once look alike once, so it is tried twice.
 */
export async function upsertGuarded<Document extends mongo.Document>(
  collection: mongo.Collection<Document>,
  upserts: readonly GuardedUpsert<Document>[],
): Promise<void> {
  let pending = upserts;
  for (let round = 0; round < 2 && pending.length > 0; round++) {
    const attempted = pending;
    try {
      await collection.bulkWrite(
        attempted.map(({ filter, update }) => ({ updateOne: { filter, update, upsert: true } })),
        { ordered: false },
      );
      return;
    } catch (error) {
      pending = duplicateKeysIn(error).flatMap((index) => attempted[index] ?? []);
    }
  }
}
