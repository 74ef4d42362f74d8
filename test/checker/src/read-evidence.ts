import { type Db, MongoClient } from 'mongodb';
import type { Evidence, Post, ProviderCall } from './evidence.js';

/** A line of the sandbox's ledger, as far as it is looked at; see test/sandbox/src/core/ledger-entry.ts. */
interface LedgerLine {
  readonly kind: 'webhook' | 'callback' | 'call';
  readonly seq: number;
  readonly citizen: string | null;
  readonly messageId: string | null;
  readonly faults: readonly string[];
  readonly url?: string;
  readonly status?: string;
  readonly outcome?: { readonly kind: string; readonly status?: number };
  readonly operation?: string;
  readonly params: Readonly<Record<string, string | readonly string[]>>;
  readonly verdict?: { readonly kind: string };
  readonly violations?: readonly string[];
}

/** Reads the sandbox's ledger over HTTP and the database itself, with nothing of the product in between. */
export async function readEvidence(from: {
  readonly sandboxUrl: string;
  readonly mongoUri: string;
  readonly database: string;
  readonly account: string;
}): Promise<Evidence> {
  const client = await new MongoClient(from.mongoUri, { appName: 'kanal-checker' }).connect();
  try {
    const stored = await readDatabase(client.db(from.database));
    const lines = await readLedger(from.sandboxUrl);
    return {
      account: from.account,
      posts: lines.flatMap(postOf),
      calls: lines.flatMap(callOf),
      ...stored,
    };
  } finally {
    await client.close();
  }
}

async function readDatabase(
  db: Db,
): Promise<Pick<Evidence, 'receipts' | 'complaints' | 'deliveries' | 'conversationOutboxIds'>> {
  const [receipts, complaints, deliveries, conversations] = await Promise.all([
    db
      .collection<{ _id: string; state: string; outcome?: string; complaintId?: string }>('receipts')
      .find({}, { projection: { state: 1, outcome: 1, complaintId: 1 } })
      .toArray(),
    db
      .collection<{ _id: string; ticket: string; messages: { id: string }[]; outbox: { id: string }[] }>(
        'complaints',
      )
      .find({}, { projection: { ticket: 1, 'messages.id': 1, 'outbox.id': 1 } })
      .toArray(),
    db
      .collection<{ _id: string; status: string }>('deliveries')
      .find({}, { projection: { status: 1 } })
      .toArray(),
    db
      .collection<{ _id: string; outbox?: { id: string }[] }>('conversations')
      .find({}, { projection: { 'outbox.id': 1 } })
      .toArray(),
  ]);
  return {
    receipts: receipts.map(({ _id, state, outcome, complaintId }) => ({
      id: _id,
      state,
      outcome,
      complaintId,
    })),
    complaints: complaints.map(({ _id, ticket, messages, outbox }) => ({
      id: _id,
      ticket,
      messageIds: messages.map(({ id }) => id),
      outboxIds: outbox.map(({ id }) => id),
    })),
    deliveries: deliveries.map(({ _id, status }) => ({ id: _id, status })),
    conversationOutboxIds: conversations.flatMap(({ outbox = [] }) => outbox.map(({ id }) => id)),
  };
}

async function readLedger(sandboxUrl: string): Promise<LedgerLine[]> {
  const lines: LedgerLine[] = [];
  for (;;) {
    const since = String(lines.at(-1)?.seq ?? 0);
    const response = await fetch(`${sandboxUrl}/_sandbox/ledger?since=${since}&limit=10000`);
    if (!response.ok) throw new Error(`the sandbox's ledger answered ${response.status}`);
    const { entries } = (await response.json()) as { entries: LedgerLine[] };
    if (entries.length === 0) return lines;
    lines.push(...entries);
  }
}

function postOf(line: LedgerLine): Post[] {
  if (line.kind === 'call') return [];
  return [
    {
      kind: line.kind,
      messageId: line.messageId ?? '',
      citizen: line.citizen ?? '',
      status: line.outcome?.status,
      isForged: line.faults.includes('wrong-signature'),
      ...(line.kind === 'callback' && { tells: { state: line.status ?? '', replyId: replyIdIn(line.url) } }),
    },
  ];
}

function callOf(line: LedgerLine): ProviderCall[] {
  if (line.kind !== 'call' || line.operation !== 'message.create') return [];
  return [
    {
      citizen: line.citizen ?? '',
      isAccepted: line.verdict?.kind === 'accepted',
      replyId: replyIdIn(String(line.params['StatusCallback'] ?? '')),
      violations: line.violations ?? [],
    },
  ];
}

/** Callback addresses end with `?out=` and the reply's id. */
function replyIdIn(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  return new URL(url).searchParams.get('out') ?? undefined;
}
