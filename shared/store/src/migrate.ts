import { randomUUID } from 'node:crypto';
import type { Collection, Db } from 'mongodb';
import { migrations } from './migrations/index.js';
import type { Migration } from './migrations/migration.js';
import { StoreError } from './store-error.js';

interface Lock {
  _id: string;
  owner: string;
  until: Date;
}

interface Applied {
  _id: number;
  name: string;
  at: Date;
}

/** How to migrate. */
export interface MigrateOptions {
  /** False: only say what is pending. */
  readonly apply: boolean;
  readonly now: () => number;
  readonly onProgress?: (migration: Migration) => void;
  /** For tests. Default: all of this version. */
  readonly list?: readonly Migration[];
}

const lockId = 'migrate';
/** Longer than any single migration may take; a crashed holder's lock opens by itself after it. */
const leaseMs = 10 * 60_000;
const applied = (db: Db): Collection<Applied> => db.collection<Applied>('migrations');

/** The migrations that this version has and the database has not. */
export async function pendingMigrations(
  db: Db,
  list: readonly Migration[] = migrations,
): Promise<Migration[]> {
  const done = new Set(
    (
      await applied(db)
        .find({}, { projection: { _id: 1 } })
        .toArray()
    ).map(({ _id }) => _id),
  );
  return list.filter(({ id }) => !done.has(id));
}

/**
 * Runs what is pending, in order, one runner at a time. @returns what was (or would be) run.
 * @throws StoreError KANAL_MIGRATION_RUNNING while another runner holds the lock.
 */
export async function migrate(db: Db, options: MigrateOptions): Promise<Migration[]> {
  const { apply, now, onProgress, list = migrations } = options;
  if (!apply) return pendingMigrations(db, list);
  const owner = randomUUID();
  await takeLock(db, owner, now());
  try {
    const pending = await pendingMigrations(db, list);
    for (const migration of pending) {
      onProgress?.(migration);
      await migration.up(db);
      // Only the holder may say that it is done: one that was thought dead must not skip a step for its successor.
      await extendLock(db, owner, now());
      await applied(db).updateOne(
        { _id: migration.id },
        { $set: { name: migration.name, at: new Date(now()) } },
        { upsert: true },
      );
    }
    return pending;
  } finally {
    await locks(db).deleteOne({ _id: lockId, owner });
  }
}

const locks = (db: Db): Collection<Lock> => db.collection<Lock>('locks');

async function takeLock(db: Db, owner: string, nowMs: number): Promise<void> {
  const lock = { owner, until: new Date(nowMs + leaseMs) };
  try {
    await locks(db).updateOne(
      { _id: lockId, until: { $lt: new Date(nowMs) } },
      { $set: lock },
      { upsert: true },
    );
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 11000)) throw error;
    const holder = await locks(db).findOne({ _id: lockId });
    throw new StoreError(
      'KANAL_MIGRATION_RUNNING',
      `another migration holds the lock until ${holder?.until.toISOString() ?? 'now'}; wait for it, then try again`,
      { retryable: true, cause: error },
    );
  }
}

async function extendLock(db: Db, owner: string, nowMs: number): Promise<void> {
  const held = await locks(db).updateOne(
    { _id: lockId, owner },
    { $set: { until: new Date(nowMs + leaseMs) } },
  );
  if (held.matchedCount === 0) {
    throw new StoreError(
      'KANAL_MIGRATION_LOST_LOCK',
      'another runner took over; look at its result before trying again',
    );
  }
}
