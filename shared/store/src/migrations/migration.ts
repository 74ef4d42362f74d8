import type { Db } from 'mongodb';

/** One numbered change of the database. */
export interface Migration {
  readonly id: number;
  readonly name: string;
  /** Can run twice, and on a database that is in use. */
  up(db: Db): Promise<void>;
}
