import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { LedgerEntry, NewEntry } from './ledger-entry.js';
import { readLedger, wholeLinesBytes } from './ledger-file.js';

/** What to look for; absent fields match everything. */
export interface LedgerQuery {
  /** Only entries with a greater `seq`. */
  readonly since?: number | undefined;
  readonly kind?: LedgerEntry['kind'] | undefined;
  readonly provider?: string | undefined;
  readonly citizen?: string | undefined;
  readonly messageId?: string | undefined;
  /** At most this many, oldest first. */
  readonly limit?: number | undefined;
}

/** Append-only evidence of everything that passed between the sandbox and the product. */
export interface Ledger {
  readonly path: string;
  /** The `seq` of the newest entry, 0 when there is none. */
  lastSeq(): number;
  /**
   * Numbers, dates and writes an entry. Resolves when the operating system has it: it outlives a killed sandbox, not a
   * power cut. Rejects when the file cannot be written; the caller must not answer as if it had been.
   */
  append(entry: NewEntry): Promise<LedgerEntry>;
  /** Entries in order. Old ones, past what is kept in memory, are read from the file. */
  entries(query?: LedgerQuery): Promise<readonly LedgerEntry[]>;
  /** Calls the listener with every entry from now on, once it is written. Returns the way to end that. */
  subscribe(listener: (entry: LedgerEntry) => void): () => void;
  /** Writes what is waiting and closes the file. */
  close(): Promise<void>;
}

/** Options of `openLedger`. */
export interface LedgerOptions {
  readonly path: string;
  readonly nowMs: () => number;
  /** Entries kept in memory; older ones stay in the file. */
  readonly maxEntriesInMemory?: number;
}

interface Waiting {
  readonly entry: LedgerEntry;
  readonly written: (entry: LedgerEntry) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Opens a ledger and goes on counting where it ended. A torn last line, left by a kill, is cut off: its writer had not
 * been told that it was written.
 */
export async function openLedger(options: LedgerOptions): Promise<Ledger> {
  const { path, nowMs, maxEntriesInMemory = 50_000 } = options;
  await mkdir(dirname(path), { recursive: true });
  const recent: LedgerEntry[] = [];
  const keep = (entry: LedgerEntry) => {
    recent.push(entry);
    // Cut rarely: shifting a long array once per entry would cost more than the entry.
    if (recent.length > maxEntriesInMemory * 1.25) recent.splice(0, recent.length - maxEntriesInMemory);
  };
  const wholeBytes = await wholeLinesBytes(path);
  for await (const entry of readLedger(path)) keep(entry);
  const file = await open(path, 'a', 0o600);
  await file.truncate(wholeBytes);

  const listeners = new Set<(entry: LedgerEntry) => void>();
  let seq = recent.at(-1)?.seq ?? 0;
  let waiting: Waiting[] = [];
  let writing: Promise<void> | undefined;

  // One write for everything that came while the previous one was under way.
  async function write(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await file.appendFile(batch.map(({ entry }) => `${JSON.stringify(entry)}\n`).join(''));
      } catch (error) {
        for (const { failed } of batch) failed(error);
        continue;
      }
      for (const { entry, written } of batch) {
        keep(entry);
        written(entry);
        for (const listener of listeners) listener(entry);
      }
    }
    writing = undefined;
  }

  return {
    path,
    lastSeq: () => seq,
    append: (entry) =>
      new Promise((written, failed) => {
        seq += 1;
        waiting.push({
          entry: { seq, at: new Date(nowMs()).toISOString(), ...entry },
          written,
          failed,
        });
        writing ??= Promise.resolve().then(write);
      }),
    entries: async (query = {}) => {
      const since = query.since ?? 0;
      const oldest = recent[0]?.seq ?? 1;
      const limit = query.limit ?? Number.POSITIVE_INFINITY;
      const found: LedgerEntry[] = [];
      if (since + 1 < oldest) {
        for await (const entry of readLedger(path)) {
          if (found.length >= limit) break;
          if (matches(entry, query)) found.push(entry);
        }
        return found;
      }
      // Without awaiting: a cut of the array in between would skip entries.
      for (const entry of recent) {
        if (found.length >= limit) break;
        if (matches(entry, query)) found.push(entry);
      }
      return found;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      await writing;
      await file.close();
    },
  };
}

/** Whether an entry is what the query asks for. */
export function matches(entry: LedgerEntry, query: LedgerQuery): boolean {
  return (
    entry.seq > (query.since ?? 0) &&
    (query.kind === undefined || entry.kind === query.kind) &&
    (query.provider === undefined || entry.provider === query.provider) &&
    (query.citizen === undefined || entry.citizen === query.citizen) &&
    (query.messageId === undefined || entry.messageId === query.messageId)
  );
}
