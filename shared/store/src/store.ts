import type { Log } from '@kanal/runtime';
import { MongoClient } from 'mongodb';
import { createConnection } from 'mongoose';
import { type AccessStore, createAccessStore } from './accesses.js';
import { type ClockStore, createClockStore } from './clocks.js';
import { type ComplaintGroupStore, createComplaintGroupStore } from './complaint-groups.js';
import { type ComplaintStore, createComplaintStore } from './complaints.js';
import { type ConfirmationStore, createConfirmationStore } from './confirmations.js';
import { type ConversationStore, createConversationStore } from './conversations.js';
import { createDeliveryStore, type DeliveryStore } from './deliveries.js';
import type { ComplaintDocument, ConversationDocument, ReceiptDocument } from './documents.js';
import { createIdentityJoins, type IdentityJoins } from './identity-joins.js';
import { createMergeStore, type MergeStore } from './merges.js';
import { createMessageSearch, type MessageSearch } from './message-search.js';
import { type MigrateOptions, migrate, pendingMigrations } from './migrate.js';
import type { Migration } from './migrations/migration.js';
import { createModels } from './models.js';
import { createNarrativeStore, type NarrativeStore } from './narratives.js';
import { createOutboxStore, type OutboxStore } from './outbox-entries.js';
import { createOwedWords, type OwedWords } from './owed-words.js';
import { createPrivacyRequestStore, type PrivacyRequestStore } from './privacy-requests.js';
import { createReceiptStore, type ReceiptStore } from './receipts.js';
import { type RewrapOptions, rewrapKeys } from './rewrap-keys.js';
import { createSettingStore, type SettingStore } from './settings.js';
import { createSimilarComplaintStore, type SimilarComplaintStore } from './similar-complaints.js';
import type { SimilarityDocument } from './similarity/comparable.js';
import type { GroupDocument } from './similarity/roots.js';
import type { StoreKeys } from './store-config.js';
import { StoreError } from './store-error.js';
import { createGroupWithdrawals, type GroupWithdrawals } from './withdraw-from-groups.js';
import { createWithdrawalStore, type WithdrawalStore } from './withdrawals.js';
import { createWriteTogether } from './write-together.js';

/** How to reach the database. */
export interface StoreOptions extends StoreKeys {
  readonly uri: string;
  readonly database: string;
  /**
   * A call that has no answer after so many milliseconds is taken for an outage; 0 waits as long as it takes, for
   * migrations and key rotations. Default: 20,000.
   */
  readonly callTimeoutMs?: number;
  readonly log: Log;
}

/** The database, by what is done with it. */
export interface Store
  extends ReceiptStore,
    ConversationStore,
    ComplaintStore,
    OutboxStore,
    OwedWords,
    ClockStore,
    DeliveryStore,
    WithdrawalStore,
    NarrativeStore,
    IdentityJoins,
    MessageSearch,
    PrivacyRequestStore,
    SettingStore,
    ConfirmationStore,
    SimilarComplaintStore,
    ComplaintGroupStore,
    Omit<MergeStore, 'unmergeWithdrawn'>,
    GroupWithdrawals,
    AccessStore {
  /** What keeps this process from using the database, or undefined. Asks nothing: it tells what was seen last. */
  health(): string | undefined;
  /**
   * Before the first write of a batch: unique indexes are what makes a write happen once, and migrations make them.
   * @throws StoreError KANAL_STORE_NOT_READY, retryable, while the database is away or migrations are pending.
   */
  assertReady(): void;
  /** Whether the database answers now. Takes three seconds at most. */
  answers(): Promise<boolean>;
  migrate(options: Omit<MigrateOptions, 'list'>): Promise<Migration[]>;
  /** Wraps the records' data keys with the newest key. @returns how many were (or would be) */
  rewrapKeys(options: RewrapOptions): Promise<number>;
  close(): Promise<void>;
}

const serverSelectionTimeoutMS = 3_000;
const lookEveryMs = 2_000;

/**
 * The store, at once: it connects in the background and never gives up, so a service starts in any order and outlives
 * every outage. A call made during an outage fails after three seconds, one that is never answered after
 * `callTimeoutMs`, with an error that `isTransientStoreError` knows. Every write is acknowledged by a majority and on disk.
 */
export function connectStore(options: StoreOptions): Store {
  const { uri, database, keyRing, blindIndex, callTimeoutMs = 20_000, log } = options;
  const client = new MongoClient(uri, {
    appName: 'kanal',
    serverSelectionTimeoutMS,
    connectTimeoutMS: serverSelectionTimeoutMS,
    // A majority that is away answers nobody while `hello` is answered: without a limit a batch would hang for ever.
    socketTimeoutMS: callTimeoutMs,
    writeConcern: { w: 'majority', journal: true },
    promoteBuffers: true,
    retryWrites: true,
  });
  const db = client.db(database);
  const receipts = db.collection<ReceiptDocument>('receipts');
  const conversations = db.collection<ConversationDocument>('conversations');
  const complaints = db.collection<ComplaintDocument>('complaints');
  const similarities = db.collection<SimilarityDocument>('similarities');
  const groups = db.collection<GroupDocument>('groups');
  const similar = createSimilarComplaintStore(keyRing, blindIndex, { similarities, groups });
  const merges = createMergeStore(keyRing, client, complaints);
  const writeTogether = createWriteTogether(client);
  const connection = createConnection();
  connection.set('strictQuery', true);
  connection.set('sanitizeFilter', true);
  const models = createModels(connection.useDb(database));
  let reason: string | undefined = 'not connected to the database yet';
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  /** The models know no connection of their own: one call through them before this has run fails. */
  async function connectModels(): Promise<void> {
    await client.connect();
    if (connection.readyState === 0) connection.setClient(client);
  }

  async function look(): Promise<void> {
    try {
      await connectModels();
      const pending = await pendingMigrations(db);
      tell(pending.length > 0 ? 'migrations are pending: run kanal migrate --apply' : undefined);
    } catch {
      tell('the database does not answer');
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
    ...createReceiptStore(keyRing, receipts, writeTogether),
    ...createConversationStore(keyRing, blindIndex, conversations, writeTogether),
    ...createComplaintStore(keyRing, blindIndex, { complaints, conversations }, models.complaints),
    ...createDeliveryStore(db.collection('deliveries'), writeTogether),
    ...createOutboxStore(
      keyRing,
      {
        complaints: db.collection('complaints'),
        conversations: db.collection('conversations'),
      },
      writeTogether,
      log,
    ),
    ...createOwedWords(keyRing, client, { complaints, receipts }),
    ...createClockStore(keyRing, complaints),
    ...createWithdrawalStore(keyRing, receipts),
    ...createNarrativeStore(keyRing, receipts, complaints, db.collection('confirmations')),
    ...createMessageSearch(keyRing, blindIndex, { receipts, conversations }),
    ...createIdentityJoins(blindIndex, { complaints, conversations }),
    ...createPrivacyRequestStore(keyRing, blindIndex, db.collection('privacyRequests')),
    ...createSettingStore(db.collection('settings')),
    ...createConfirmationStore(blindIndex, {
      confirmations: db.collection('confirmations'),
      words: db.collection('confirmedWords'),
      complaints,
    }),
    ...similar,
    ...merges,
    ...createGroupWithdrawals(similar, merges),
    ...createComplaintGroupStore({ groups, similarities, complaints }),
    ...createAccessStore(models.accesses),
    health: () => reason,
    assertReady() {
      if (reason) throw new StoreError('KANAL_STORE_NOT_READY', reason, { retryable: true });
    },
    answers: () =>
      connectModels()
        .then(() => db.command({ ping: 1 }))
        .then(
          () => true,
          () => false,
        ),
    migrate: (options) => migrate(db, options),
    rewrapKeys: (options) => rewrapKeys(db, keyRing, options),
    async close() {
      closed = true;
      clearTimeout(timer);
      await client.close();
    },
  };
}
