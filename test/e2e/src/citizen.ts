import type { Stack } from './stack.js';

/** A citizen's SMS as the sandbox posted it. */
export interface SentSms {
  readonly messageId: string;
  /** HTTP status of the product's last answer; undefined when there was none. */
  readonly status: number | undefined;
}

/** One line of the sandbox's ledger; which fields there are depends on its kind. */
export interface LedgerEntry {
  readonly kind: 'webhook' | 'callback' | 'call';
  readonly citizen: string | null;
  readonly messageId: string | null;
  readonly params: Readonly<Record<string, string>>;
  readonly verdict?: { readonly kind: 'accepted' | 'rejected' | 'cut' };
  readonly violations?: readonly unknown[];
}

let serial = 0;

/** A citizen's number that nobody has, another at every call. */
export function aNumber(): string {
  return `+62812${String(10_000_000 + ((process.pid * 7919 + serial++) % 89_999_999)).padStart(8, '0')}`;
}

/** A citizen sends an SMS through the sandbox, which signs and posts the webhook. */
export async function sendSms(
  stack: Stack,
  message: { from: string; body: string; messageId?: string; extraParams?: Readonly<Record<string, string>> },
): Promise<SentSms> {
  const response = await fetch(`${stack.urls.sandbox}/_sandbox/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
  });
  if (!response.ok) throw new Error(`the sandbox answered ${response.status}: ${await response.text()}`);
  const sent = (await response.json()) as {
    messageId: string;
    result: { attempts?: { status?: number }[] };
  };
  return { messageId: sent.messageId, status: sent.result.attempts?.at(-1)?.status };
}

/** What the sandbox has seen, oldest first. */
export async function ledger(
  stack: Stack,
  query: Readonly<Record<string, string>> = {},
): Promise<LedgerEntry[]> {
  const response = await fetch(
    `${stack.urls.sandbox}/_sandbox/ledger?${new URLSearchParams({ limit: '100000', ...query })}`,
  );
  const { entries } = (await response.json()) as { entries: LedgerEntry[] };
  return entries;
}

/** The replies the sandbox, as the provider, has accepted for a citizen. */
export async function acceptedReplies(stack: Stack, citizen: string): Promise<LedgerEntry[]> {
  const calls = await ledger(stack, { kind: 'call', citizen });
  return calls.filter((entry) => entry.verdict?.kind === 'accepted' && entry.params['Body'] !== undefined);
}
