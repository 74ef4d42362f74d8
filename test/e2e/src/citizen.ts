import { setTimeout as sleep } from 'node:timers/promises';
import { until } from './child.js';
import type { Stack } from './stack.js';

/** A citizen's message as the sandbox posted it. */
export interface SentMessage {
  readonly messageId: string;
  /** HTTP status of the product's last answer; undefined when there was none. */
  readonly status: number | undefined;
}

/** One line of the sandbox's ledger; which fields there are depends on its kind. */
export interface LedgerEntry {
  readonly kind: 'webhook' | 'callback' | 'call';
  /** When it happened, ISO 8601. */
  readonly at: string;
  readonly citizen: string | null;
  readonly messageId: string | null;
  readonly params: Readonly<Record<string, string>>;
  /** Of a call that was accepted: what the citizen then reads. */
  readonly text?: string;
  /** Of a callback: the status told, in the provider's words. */
  readonly status?: string;
  /** How the product answered a webhook or callback. */
  readonly outcome?: { readonly kind: 'answered' | 'failed'; readonly status?: number };
  readonly verdict?: { readonly kind: 'accepted' | 'rejected' | 'cut'; readonly status?: number };
  /** Of a call: its name in the sandbox. */
  readonly operation?: string;
  readonly violations?: readonly unknown[];
}

let serial = 0;

/** A citizen's number that nobody has, another at every call. */
export function aNumber(): string {
  return `+62812${String(10_000_000 + ((process.pid * 7919 + serial++) % 89_999_999)).padStart(8, '0')}`;
}

/** What a citizen sends. */
interface CitizenMessage {
  readonly from: string;
  readonly body: string;
  readonly messageId?: string;
  readonly media?: readonly { contentType: string; content: Uint8Array }[];
  readonly extraParams?: Readonly<Record<string, unknown>>;
  /** Of a channel with several ways to write, which: by SMPP the operator. */
  readonly kind?: string;
  /** By SMPP: which parts of a long text, in this order. */
  readonly order?: readonly number[];
}

/** A citizen sends an SMS through the sandbox, which signs and posts the webhook. */
export function sendSms(stack: Stack, message: CitizenMessage): Promise<SentMessage> {
  return send(stack, { channel: 'sms', ...message });
}

/** A citizen sends a message through the sandbox, which signs and posts the webhook as the channel's provider does. */
export async function send(
  stack: Stack,
  { media = [], ...message }: CitizenMessage & { readonly channel: string },
): Promise<SentMessage> {
  const response = await fetch(`${stack.urls.sandbox}/_sandbox/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...message,
      media: media.map(({ contentType, content }) => ({
        contentType,
        contentBase64: Buffer.from(content).toString('base64'),
      })),
    }),
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

/** The replies the sandbox, as the provider, has accepted for a citizen, whom it names as the provider does. */
export async function acceptedReplies(stack: Stack, citizen: string): Promise<LedgerEntry[]> {
  const calls = await ledger(stack, { kind: 'call', citizen });
  return calls.filter((entry) => entry.verdict?.kind === 'accepted' && entry.text !== undefined);
}

/** A ticket as it stands in a reply. */
export function ticketIn(text: unknown): string | undefined {
  return /\bBTN-\d{6}-[0-9A-Z]{7}\b/.exec(String(text))?.[0];
}

/** Waits for the `count`-th reply the sandbox accepts for a citizen, and gives its text. */
export async function replyText(stack: Stack, citizen: string, count = 1): Promise<string> {
  return until(`reply ${count}`, async () => {
    const replies = await acceptedReplies(stack, citizen);
    return replies[count - 1]?.text;
  });
}

/** Writes a complaint as a new citizen and waits for its ticket. */
export async function complain(stack: Stack, body: string, from = aNumber()): Promise<Complained> {
  await sendSms(stack, { from, body });
  const ticket = ticketIn(await replyText(stack, from));
  if (ticket === undefined) throw new Error('the reply holds no ticket');
  return { from, ticket };
}

/** Who complained, and under which number. */
export interface Complained {
  readonly from: string;
  readonly ticket: string;
}

/**
 * A citizen sends an SMS, and the provider posts it again, under the same id, until the product has taken it: for the
 * times when the adapter is away for longer than the provider's own retries last.
 */
export async function sendUntilAccepted(
  stack: Stack,
  message: { from: string; body: string; messageId?: string },
): Promise<SentMessage> {
  let sent = await sendSms(stack, message);
  const deadline = Date.now() + 60_000;
  while (sent.status !== 200) {
    if (Date.now() > deadline) throw new Error(`${sent.messageId} was never taken: ${sent.status}`);
    await sleep(250);
    sent = await sendSms(stack, { ...message, messageId: sent.messageId });
  }
  return sent;
}

/** Replaces the sandbox's plan of what goes wrong; see test/sandbox/src/core/fault-plan.ts. */
export async function setFaults(stack: Stack, rules: readonly object[], seed = 1): Promise<void> {
  const response = await fetch(`${stack.urls.sandbox}/_sandbox/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ seed, rules }),
  });
  if (!response.ok) throw new Error(`the sandbox refused the plan: ${await response.text()}`);
}
