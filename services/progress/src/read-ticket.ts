import { findTickets } from '@kanal/domain';

/** What somebody typed as their ticket, or has in the address. */
export type TypedTicket =
  | { readonly kind: 'canonical' | 'otherwise-written'; readonly ticket: string }
  | { readonly kind: 'none' };

/** A ticket is 18 characters at most; what is much longer was not typed for one. */
const maxChars = 200;

/**
 * The ticket in a text, in its canonical form; of several the first. Forgiving about case, separators and letters that
 * look alike, and about what a messenger puts into a copied number: marks that cannot be seen, hyphens of other kinds.
 * A number whose check character is wrong is none, which needs no look-up.
 */
export function readTicket(typed: string, prefix: string): TypedTicket {
  const cleaned = typed
    .slice(0, maxChars)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Pd}/gu, '-');
  const [ticket] = findTickets(cleaned, prefix);
  if (ticket === undefined) return { kind: 'none' };
  return { kind: ticket === typed ? 'canonical' : 'otherwise-written', ticket };
}
