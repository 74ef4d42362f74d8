/**
 * One error code of a product of Meta's: what it means for the reply that got it. In every row Meta says that the
 * message was not sent.
 * - `reject`: never goes out.
 * - `opt-out`: never goes out, and neither does the next one.
 * - `window`: free text is not allowed any more, because the citizen's last message is too long ago.
 * - `later`: not now, and nothing else of our account either: Meta has too much of us, or is down.
 * - `later-to-recipient`: not now; replies to others go on.
 * - `misconfigured`: nothing of this account goes out until somebody has changed a setting. Replies wait.
 */
export type GraphErrorRow = {
  readonly meaning: string;
  /** Meta's page about the code, where it is another than the dialect's. */
  readonly page?: string;
} & (
  | { readonly action: 'reject' | 'opt-out' | 'window'; readonly alert?: string }
  | {
      readonly action: 'later' | 'later-to-recipient';
      /** Milliseconds; 0 leaves it to the kit, which waits longer each time. */
      readonly afterMs: number;
      readonly alert?: string;
    }
  | { readonly action: 'misconfigured'; readonly alert: string }
);

/** What somebody of ours has to know and do. Holds nothing of the message. */
export interface GraphAlert {
  readonly errorCode: number;
  readonly subcode?: number;
  readonly meaning: string;
  readonly whatToDo: string;
  /** Meta's page about the code. */
  readonly page: string;
}

/** What a product of Meta's says in its own way. */
export interface GraphDialect {
  /** The name its log lines begin with: `cloud-api`. */
  readonly name: string;
  /** The row of an error, or undefined: nobody has told us of it, and it goes by its HTTP status. */
  rowOf(code: number, subcode: number | undefined): GraphErrorRow | undefined;
  /** The id of what was sent, in the answer to a call that was taken. */
  readSentId(data: unknown): string | undefined;
  readonly notConnectedCode: string;
  readonly windowClosed: { readonly code: string; readonly whatToDo: string };
  /** What to check when a call is refused with 401 or 403 for a reason nobody knows. */
  readonly settingsToCheck: string;
  /** Meta's page about all of its codes. */
  readonly errorPage: string;
}

/** The code by which the router learns that a citizen has told the provider, not us, to stop. */
export const recipientOptedOutCode = 'KANAL_RECIPIENT_OPTED_OUT';
