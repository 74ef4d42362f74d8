import type { Model } from 'mongoose';

/** Somebody saw whose complaint it is, and why. Only ever added to. */
export interface AccessDocument {
  readonly at: Date;
  /** Who looked: a user of the console, or of the operator's machine. */
  readonly actor: string;
  readonly ticket: string;
  readonly purpose: string;
}

/** The record of who saw personal data (promise 6 of docs/architecture.md). */
export interface AccessStore {
  /** Durable when it resolves; only then may the data be shown. */
  recordAccess(access: AccessDocument): Promise<void>;
}

/** The accesses through mongoose: a cold path. */
export function createAccessStore(accesses: Model<AccessDocument>): AccessStore {
  return {
    async recordAccess(access) {
      await accesses.create(access);
    },
  };
}
