import { testDatabase } from '@kanal/testing';
import { MongoClient } from 'mongodb';
import { afterAll, expect, it } from 'vitest';
import { migrate } from './migrate.js';
import type { Migration } from './migrations/migration.js';

const { uri, database } = testDatabase();
const client = new MongoClient(uri);
afterAll(() => client.close());

let databases = 0;
const emptyDb = () => client.db(`${database}_migrate${databases++}`);

/** A migration that ends when the test lets it. */
class HeldMigration implements Migration {
  readonly id: number;
  readonly name: string;
  runs = 0;
  release = () => {};
  #isBegun = () => {};
  readonly begun = new Promise<void>((resolve) => {
    this.#isBegun = resolve;
  });
  readonly #released = new Promise<void>((resolve) => {
    this.release = resolve;
  });

  constructor(id: number) {
    this.id = id;
    this.name = `held-${id}`;
  }

  up(): Promise<void> {
    this.runs++;
    this.#isBegun();
    return this.#released;
  }
}

const start = Date.parse('2026-11-24T03:00:00.000Z');
const leaseMs = 10 * 60_000;
const at = (nowMs: number, ...list: Migration[]) => ({ apply: true, now: () => nowMs, list });
const names = (done: readonly Migration[]) => done.map(({ name }) => name);

it('refuses a second runner while the first one is at it, and runs each migration once', async () => {
  const db = emptyDb();
  const held = new HeldMigration(1);
  const first = migrate(db, at(start, held));
  await held.begun;
  await expect(migrate(db, at(start + leaseMs - 1, held))).rejects.toMatchObject({
    code: 'KANAL_MIGRATION_RUNNING',
    retryable: true,
    message: expect.stringContaining('2026-11-24T03:10:00.000Z'),
  });
  held.release();
  expect(names(await first)).toEqual(['held-1']);
  expect(await migrate(db, at(start, held))).toEqual([]);
  expect(held.runs).toBe(1);
});

it('hands over from a runner that stands still beyond its lease, which then goes no further', async () => {
  const db = emptyDb();
  const [stuck, heirs, last] = [new HeldMigration(1), new HeldMigration(1), new HeldMigration(2)];
  const first = migrate(db, at(start, stuck, last));
  await stuck.begun;
  const afterwards = start + leaseMs + 1;
  const heir = migrate(db, at(afterwards, heirs));
  await heirs.begun;
  stuck.release();
  await expect(first).rejects.toMatchObject({ code: 'KANAL_MIGRATION_LOST_LOCK' });
  expect(last.runs).toBe(0);
  expect(await db.collection('migrations').countDocuments()).toBe(0);
  // The one that was thought dead has not opened its heir's lock on its way out.
  await expect(migrate(db, at(afterwards, last))).rejects.toMatchObject({ code: 'KANAL_MIGRATION_RUNNING' });
  heirs.release();
  expect(names(await heir)).toEqual(['held-1']);
});

it('opens the lock after a migration that failed, which is then pending still', async () => {
  const db = emptyDb();
  const failing: Migration = { id: 1, name: 'failing', up: () => Promise.reject(new Error('disk full')) };
  await expect(migrate(db, at(start, failing))).rejects.toThrow('disk full');
  const held = new HeldMigration(1);
  held.release();
  expect(names(await migrate(db, at(start, held)))).toEqual(['held-1']);
});
