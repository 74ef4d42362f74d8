import type { ComplaintProgress } from '@kanal/store/progress';

/** What became of a request. */
export type Outcome =
  /** The page with the form. */
  | { readonly outcome: 'form' }
  | { readonly outcome: 'shown'; readonly progress: ComplaintProgress }
  /** A ticket that was written otherwise than we write it: on to its own address. */
  | { readonly outcome: 'moved'; readonly ticket: string }
  /** Nobody has that ticket, or the complaint is secret. */
  | { readonly outcome: 'not-found'; readonly ticket: string }
  /** What was typed is no ticket of this agency's. */
  | { readonly outcome: 'not-a-ticket'; readonly typed: string }
  | { readonly outcome: 'no-such-page' }
  | { readonly outcome: 'too-many'; readonly retryAfterSeconds: number }
  /** The database is away. */
  | { readonly outcome: 'unavailable' };

/** The name of an outcome: all that logs and metrics learn of a request beside its route. */
export type OutcomeName = Outcome['outcome'];
