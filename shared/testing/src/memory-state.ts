interface Kept {
  readonly json: string;
  readonly revision: number;
  readonly ttlMs: number | undefined;
}

/** What `memoryState` gives: the kit's `AdapterState` by its shape, which this package does not depend on. */
export interface MemoryState {
  read(key: string): Promise<{ readonly value: unknown; readonly revision: number } | undefined>;
  write(
    key: string,
    value: unknown,
    revision: number,
    options?: { readonly ttlMs?: number },
  ): Promise<number | undefined>;
  keys(prefix: string): Promise<string[]>;
  /** The time to live that what stands there was written with. */
  ttlMsOf(key: string): number | undefined;
}

/**
 * State for what is tried without an engine: a map with the same compare-and-set. Nothing goes away by its time to
 * live, which is only recorded; what depends on that is tried on the real server.
 */
export function memoryState(): MemoryState {
  const values = new Map<string, Kept>();
  let newest = 0;
  return {
    async read(key) {
      const kept = values.get(key);
      return kept && { value: JSON.parse(kept.json), revision: kept.revision };
    },
    async write(key, value, revision, { ttlMs } = {}) {
      if ((values.get(key)?.revision ?? 0) !== revision) return undefined;
      newest += 1;
      values.set(key, { json: JSON.stringify(value), revision: newest, ttlMs });
      return newest;
    },
    async keys(prefix) {
      return [...values.keys()].filter((key) => key.startsWith(`${prefix}.`));
    },
    ttlMsOf: (key) => values.get(key)?.ttlMs,
  };
}
