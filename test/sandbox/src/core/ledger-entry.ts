/** How one HTTP post to the product ended. `body` is cut at 2,000 characters. */
export type PostOutcome =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string; readonly tookMs: number }
  | {
      readonly kind: 'failed';
      /** `connect`: no connection in time or refused. `response`: no answer in time. `lost`: broken in between. */
      readonly reason: 'connect' | 'response' | 'lost';
      readonly cause: string;
      readonly tookMs: number;
    };

/** Nothing was posted: the product learns of it only when it asks. `cause` says why. */
export interface Unposted {
  readonly kind: 'unposted';
  readonly cause: string;
}

/** What the sandbox, as the provider, decided about a call. */
export type Verdict =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'rejected'; readonly status: number; readonly code: number; readonly message: string }
  /** The connection was cut before the provider looked at the call. */
  | { readonly kind: 'cut' };

interface EntryBase {
  /** Counts from 1 over the life of the ledger's file; a gap is an entry that could not be written. */
  readonly seq: number;
  /** When the entry was made, ISO 8601. */
  readonly at: string;
  readonly provider: string;
  /** The citizen's address on the channel, when the exchange is about one. */
  readonly citizen: string | null;
  /** The provider's id of the message, when there is one. */
  readonly messageId: string | null;
  /** The injected faults that shaped this exchange. */
  readonly faults: readonly string[];
}

interface Post extends EntryBase {
  /** Where it was posted; empty when it was not. */
  readonly url: string;
  /** 1 for the first try; retries count on; 0 when nothing was posted. */
  readonly attempt: number;
  /** What was told, in the provider's names. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly outcome: PostOutcome | Unposted;
}

/** One attempt to tell the product of a citizen's message. */
export interface WebhookEntry extends Post {
  readonly kind: 'webhook';
  /** What the citizen wrote, as far as it is text. */
  readonly text: string;
  /** How many files came with it. */
  readonly attachments: number;
}

/** One attempt to tell the product what is no citizen's message: above all how one it sent is faring. */
export interface CallbackEntry extends Post {
  readonly kind: 'callback';
  /** The status told, in the provider's words; otherwise what is told. */
  readonly status: string;
}

/** One call of the product to the provider's API, as received. Credentials are never written. */
export interface CallEntry extends EntryBase {
  readonly kind: 'call';
  readonly operation: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** What the citizen is to read; only of a call that creates a message. */
  readonly text?: string;
  readonly verdict: Verdict;
  /** Where the call departs from the provider's published specification, whether the provider minds or not. */
  readonly violations: readonly string[];
}

/** A line of the ledger. */
export type LedgerEntry = WebhookEntry | CallbackEntry | CallEntry;

/** The kinds of entry, as a query names them. */
export const entryKinds = ['webhook', 'callback', 'call'] as const;

/** An entry before the ledger has numbered and dated it. */
export type NewEntry = LedgerEntry extends infer Entry
  ? Entry extends LedgerEntry
    ? Omit<Entry, 'seq' | 'at'>
    : never
  : never;
