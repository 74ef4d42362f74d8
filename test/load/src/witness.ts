import { setTimeout as sleep } from 'node:timers/promises';
import { type Db, MongoClient } from 'mongodb';
import { type LedgerReply, tailLedger } from './ledger-tail.js';
import type { StoredComplaint, StoredReceipt } from './reconcile.js';

/** What the database and the provider have to say about a run. */
interface Evidence {
  readonly receipts: readonly StoredReceipt[];
  readonly complaints: readonly StoredComplaint[];
  readonly replies: readonly LedgerReply[];
}

/** Looks at the database and the sandbox's ledger itself, with nothing of the product in between. */
export interface Witness {
  /**
   * Waits until `expected` replies were accepted since the last evidence; gives up when none came for `stallMs`.
   * Resolves with the number that came.
   */
  waitForReplies(expected: number, onProgress: (accepted: number) => void): Promise<number>;
  /** Everything stored or sent since the last call, once all receipts are settled or a wait for that was in vain. */
  collect(): Promise<Evidence>;
  close(): Promise<void>;
}

const stallMs = 20_000;
const settleBoundMs = 15_000;

/** Connects to the database. The collections’ shapes are those of the store’s first migration. */
export async function createWitness(of: {
  readonly mongoUri: string;
  readonly database: string;
  readonly ledgerPath: string;
}): Promise<Witness> {
  const client = await new MongoClient(of.mongoUri, { appName: 'kanal-bench' }).connect();
  const db = client.db(of.database);
  const tail = tailLedger(of.ledgerPath);
  const seenReceipts = new Set<string>();
  const seenComplaints = new Set<string>();
  let replies: LedgerReply[] = [];

  return {
    async waitForReplies(expected, onProgress) {
      let accepted = 0;
      for (let idleSinceMs = Date.now(); accepted < expected && Date.now() - idleSinceMs < stallMs; ) {
        const added = await tail.readNew();
        replies.push(...added);
        if (added.length > 0) idleSinceMs = Date.now();
        accepted += added.filter((reply) => reply.isAccepted).length;
        onProgress(accepted);
        if (accepted < expected) await sleep(100);
      }
      return accepted;
    },
    async collect() {
      const boundMs = Date.now() + settleBoundMs;
      let receipts = await newReceipts(db, seenReceipts);
      while (receipts.some((receipt) => !receipt.isSettled) && Date.now() < boundMs) {
        await sleep(250);
        receipts = await newReceipts(db, seenReceipts);
      }
      const complaints = await newComplaints(db, seenComplaints);
      replies.push(...(await tail.readNew()));
      const evidence = { receipts, complaints, replies };
      for (const { id } of receipts) seenReceipts.add(id);
      for (const { id } of complaints) seenComplaints.add(id);
      replies = [];
      return evidence;
    },
    close: () => client.close(),
  };
}

async function newReceipts(db: Db, seen: ReadonlySet<string>): Promise<StoredReceipt[]> {
  const cursor = db
    .collection<{ _id: string; state: string; complaintId?: string }>('receipts')
    .find({}, { projection: { state: 1, complaintId: 1 }, batchSize: 5_000 });
  const receipts: StoredReceipt[] = [];
  for await (const { _id, state, complaintId } of cursor) {
    if (!seen.has(_id)) receipts.push({ id: _id, isSettled: state === 'settled', complaintId });
  }
  return receipts;
}

async function newComplaints(db: Db, seen: ReadonlySet<string>): Promise<StoredComplaint[]> {
  const cursor = db
    .collection<{ _id: string; messages: { id: string }[] }>('complaints')
    .find({}, { projection: { 'messages.id': 1 }, batchSize: 5_000 });
  const complaints: StoredComplaint[] = [];
  for await (const { _id, messages } of cursor) {
    if (!seen.has(_id)) complaints.push({ id: _id, receiptIds: messages.map(({ id }) => id) });
  }
  return complaints;
}
