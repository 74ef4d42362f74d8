/** The posts that the webhook has brought, as far as this process remembers. */
export interface Brought {
  note(ids: readonly string[]): void;
  has(id: string): boolean;
}

/** A day of a storm. What is forgotten is asked for once more, which costs, and is no second message. */
const maxRemembered = 50_000;

/** Begins empty, forgets the oldest. */
export function createBrought(): Brought {
  const ids = new Set<string>();
  return {
    note(more) {
      for (const id of more) ids.add(id);
      for (const id of ids) {
        if (ids.size <= maxRemembered) break;
        ids.delete(id);
      }
    },
    has: (id) => ids.has(id),
  };
}
