interface Kept {
  readonly json: string;
  readonly revision: number;
}

/** What `memoryState` gives: the kit's `AdapterState` by its shape, which this package does not depend on. */
export interface MemoryState {
  read(key: string): Promise<{ readonly value: unknown; readonly revision: number } | undefined>;
  write(key: string, value: unknown, revision: number): Promise<number | undefined>;
  keys(prefix: string): Promise<string[]>;
}

/**
 * State for what is tried without an engine: a map with the same compare-and-set. Nothing goes away by its time to
 * live; what depends on that is tried on the real server.
 */
export function memoryState(): MemoryState {
  const values = new Map<string, Kept>();
  let newest = 0;
  return {
    async read(key) {
      const kept = values.get(key);
      return kept && { value: JSON.parse(kept.json), revision: kept.revision };
    },
    async write(key, value, revision) {
      if ((values.get(key)?.revision ?? 0) !== revision) return undefined;
      newest += 1;
      values.set(key, { json: JSON.stringify(value), revision: newest });
      return newest;
    },
    async keys(prefix) {
      return [...values.keys()].filter((key) => key.startsWith(`${prefix}.`));
    },
  };
}
