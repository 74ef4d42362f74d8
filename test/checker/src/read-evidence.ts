import { type Db, MongoClient } from 'mongodb';
import { receiptId } from './derived-ids.js';
import type { Evidence, Post, ProviderCall } from './evidence.js';

/** A line of the sandbox's ledger, as far as it is looked at; see test/sandbox/src/core/ledger-entry.ts. */
interface LedgerLine {
  readonly kind: 'webhook' | 'callback' | 'call';
  readonly provider: string;
  readonly seq: number;
  readonly citizen: string | null;
  readonly messageId: string | null;
  readonly faults: readonly string[];
  readonly url?: string;
  readonly status?: string;
  readonly outcome?: { readonly kind: string; readonly status?: number };
  readonly operation?: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly verdict?: { readonly kind: string };
  readonly violations?: readonly string[];
}

/** Where the citizens of a provider of the sandbox write to: its channel, and our account there. */
export interface Accounts {
  readonly [provider: string]: { readonly channel: string; readonly account: string } | undefined;
}

/** Reads the sandbox's ledger over HTTP and the database itself, with nothing of the product in between. */
export async function readEvidence(from: {
  readonly sandboxUrl: string;
  readonly mongoUri: string;
  readonly database: string;
  readonly accounts: Accounts;
}): Promise<Evidence> {
  const client = await new MongoClient(from.mongoUri, { appName: 'kanal-checker' }).connect();
  try {
    const stored = await readDatabase(client.db(from.database));
    const lines = await readLedger(from.sandboxUrl);
    return {
      posts: lines.flatMap((line) => postOf(line, from.accounts)),
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

function postOf(line: LedgerLine, accounts: Accounts): Post[] {
  const to = accounts[line.provider];
  if (line.kind === 'call' || !to) return [];
  return [
    {
      kind: line.kind,
      messageId: line.messageId ?? '',
      receiptId: receiptId(to.channel, to.account, line.messageId ?? ''),
      citizen: line.citizen ?? '',
      status: line.outcome?.status,
      isForged: line.faults.includes('wrong-signature'),
      ...(line.kind === 'callback' && { tells: { state: line.status ?? '', replyId: replyIdOf(line) } }),
    },
  ];
}

function callOf(line: LedgerLine): ProviderCall[] {
  if (line.kind !== 'call' || line.operation !== 'message.create') return [];
  return [
    {
      citizen: line.citizen ?? '',
      isAccepted: line.verdict?.kind === 'accepted',
      replyId: replyIdOf(line),
      violations: line.violations ?? [],
    },
  ];
}

/** Twilio gives the address of its callbacks back, which ends with `?out=` and the reply's id; Meta gives back the id. */
function replyIdOf({ url, params }: LedgerLine): string | undefined {
  const { StatusCallback: callback, biz_opaque_callback_data: data } = params;
  if (typeof data === 'string') return data;
  const [status] = Array.isArray(params['statuses']) ? params['statuses'] : [];
  if (status) return replyIdOf({ params: status } as LedgerLine);
  const address = typeof callback === 'string' ? callback : url;
  if (address === undefined || !URL.canParse(address)) return undefined;
  return new URL(address).searchParams.get('out') ?? undefined;
}
