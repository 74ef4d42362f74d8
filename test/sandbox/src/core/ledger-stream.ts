import type { ServerResponse } from 'node:http';
import { type Ledger, type LedgerQuery, matches } from './ledger.js';
import type { LedgerEntry } from './ledger-entry.js';

const heartbeatMs = 15_000;

/**
 * Answers with server-sent events: the matching entries so far, then each new one, without gap or repetition. The event's
 * id is the entry's `seq`, so that a browser resumes where it was cut off. Ends with the connection or the signal.
 */
export async function streamLedger(
  ledger: Ledger,
  query: LedgerQuery,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write('retry: 1000\n\n');
  let sentSeq = query.since ?? 0;
  let isCaughtUp = false;
  const missed: LedgerEntry[] = [];
  const send = (entry: LedgerEntry) => {
    if (entry.seq <= sentSeq) return;
    sentSeq = entry.seq;
    response.write(`id: ${entry.seq}\ndata: ${JSON.stringify(entry)}\n\n`);
  };
  const unsubscribe = ledger.subscribe((entry) => {
    if (!matches(entry, query)) return;
    if (isCaughtUp) send(entry);
    else missed.push(entry);
  });
  const heartbeat = setInterval(() => response.write(': \n\n'), heartbeatMs);
  const end = () => response.end();
  signal.addEventListener('abort', end, { once: true });
  response.once('close', () => {
    unsubscribe();
    clearInterval(heartbeat);
    signal.removeEventListener('abort', end);
  });
  for (const entry of await ledger.entries(query)) send(entry);
  for (const entry of missed) send(entry);
  isCaughtUp = true;
}
