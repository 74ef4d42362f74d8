import type { ComplaintClock, ComplaintState } from '@kanal/domain';
import type { Log } from '@kanal/runtime';
import { MongoClient } from 'mongodb';
import type { ComplaintDocument } from './documents.js';

/** A clock of a complaint, without how it was counted and by whom. */
export type ProgressClock = Pick<
  ComplaintClock,
  'name' | 'kind' | 'dueOn' | 'dueAt' | 'isPrediction' | 'pauses' | 'stoppedAt'
>;

/** What may be known of a complaint by anybody who has its ticket. */
export interface ComplaintProgress {
  readonly ticket: string;
  readonly state: ComplaintState;
  readonly history: readonly {
    readonly state: ComplaintState;
    readonly at: Date;
    readonly reason?: string;
  }[];
  /** Whom its citizen addressed by a keyword. */
  readonly agency?: string;
  /** Its number in LAPOR!, once it has one. */
  readonly trackingId?: string;
  readonly clocks: readonly ProgressClock[];
}

/** How to reach the database. */
export interface ProgressReaderOptions {
  readonly uri: string;
  readonly database: string;
  /**
   * A view of `complaints` that holds only what is read here, for a user who may read nothing else: see
   * `deploy/mongodb/initiate.js`. Default: the complaints themselves.
   */
  readonly view?: string;
  readonly log: Log;
}

/** The database for who may read the progress of complaints and nothing else. It has no keys and can write nothing. */
export interface ProgressReader {
  /**
   * The progress of a complaint, or undefined when there is no such ticket or the complaint is secret: one question,
   * one answer, so that nobody can tell which of the two.
   * @throws the driver's error while the database is away, after five seconds at most; see `isTransientStoreError`.
   */
  findProgress(ticket: string): Promise<ComplaintProgress | undefined>;
  /** What keeps it from reading, or undefined. Asks nothing: it tells what was seen last. */
  health(): string | undefined;
  close(): Promise<void>;
}

/** What is sealed, leads to a citizen or is our own judgement: none of it can be named below. */
type Closed =
  | `sealed${string}`
  | 'key'
  | 'outbox'
  | 'replies'
  | '_id'
  | 'messages'
  | 'changes'
  | 'narrativeOf'
  | 'conversation'
  | 'identities'
  | 'account'
  | 'assessment'
  | 'flags'
  | 'owed'
  | 'told';
type Open = Exclude<keyof ComplaintDocument, Closed>;
/** A field that may be read here; none that is sealed, or leads to a person, is one. */
export type OpenPath = Open | `${Open}.${string}`;

/** All that leaves the database, field by field; a field of a sub-document is named by itself. */
export const progressFields = [
  'ticket',
  'state',
  'agency',
  'history.state',
  'history.at',
  'history.reason',
  'handOff.trackingId',
  'clocks.name',
  'clocks.kind',
  'clocks.dueOn',
  'clocks.dueAt',
  'clocks.isPrediction',
  'clocks.pauses.from',
  'clocks.pauses.to',
  'clocks.stoppedAt',
] as const satisfies readonly OpenPath[];

type Stored = Pick<ComplaintDocument, 'ticket' | 'state' | 'agency'> & {
  readonly history: readonly Omit<ComplaintDocument['history'][number], 'actor'>[];
  readonly handOff?: Pick<NonNullable<ComplaintDocument['handOff']>, 'trackingId'>;
  readonly clocks?: readonly ProgressClock[];
};

const projection = { _id: 0, ...Object.fromEntries(progressFields.map((field) => [field, 1])) };
const lookEveryMs = 2_000;

/**
 * Opens the reader, at once: it connects in the background and never gives up, so a service starts in any order and
 * outlives every outage.
 */
export function openProgressReader({ uri, database, view, log }: ProgressReaderOptions): ProgressReader {
  const client = new MongoClient(uri, {
    appName: 'kanal-progress',
    maxPoolSize: 20,
    serverSelectionTimeoutMS: 2_000,
    connectTimeoutMS: 2_000,
    waitQueueTimeoutMS: 2_000,
    socketTimeoutMS: 3_000,
    retryReads: false,
  });
  const db = client.db(database);
  const source = view ?? 'complaints';
  const complaints = db.collection(source);
  let reason: string | undefined = 'not connected to the database yet';
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  // That a complaint is secret is asked of the database and not looked at here: it never leaves it.
  const find = (ticket: string) =>
    complaints.findOne<Stored>({ ticket: { $eq: ticket }, secret: { $ne: true } }, { projection });

  async function look(): Promise<void> {
    try {
      // A question like any other: a user who may not read is noticed, and not only a server that is away.
      await find('');
      // What does not exist is empty to who asks it, and every ticket would be unknown.
      const named = db.listCollections({ name: source }, { nameOnly: true, authorizedCollections: true });
      tell((await named.hasNext()) ? undefined : `there is no ${source} in the database yet`);
    } catch {
      tell('the database does not answer, or not to this user');
    }
    if (!closed) timer = setTimeout(look, lookEveryMs).unref();
  }

  function tell(next: string | undefined): void {
    if (next === reason || closed) return;
    reason = next;
    if (next) log.warn({ reason: next }, 'store.not-ready');
    else log.info('store.ready');
  }
  void look();

  return {
    async findProgress(ticket) {
      const found = await find(ticket);
      if (!found) return undefined;
      const { handOff, clocks = [], ...rest } = found;
      return {
        ...rest,
        clocks,
        ...(handOff?.trackingId !== undefined && { trackingId: handOff.trackingId }),
      };
    },
    health: () => reason,
    async close() {
      closed = true;
      clearTimeout(timer);
      await client.close();
    },
  };
}
