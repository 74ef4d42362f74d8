/** Items waiting to be handled, one chain per lane. Pure: knows neither broker nor clock. */
export interface Lanes<T> {
  /** Puts an item at the end of its lane. An item that is `alone` never shares a batch. */
  add(lane: string, item: T, alone: boolean): void;
  /**
   * Takes the first item of each free lane, at most `max`, and locks these lanes until `release`. Lanes are served in
   * the order in which they became ready, so a lane with many items does not keep others waiting.
   */
  take(max: number): T[];
  /** Frees a lane: the item taken from it is settled. */
  release(lane: string): void;
  /** Takes everything that is waiting, whatever is locked. */
  drain(): T[];
  /** How many items wait. Those taken are not counted. */
  readonly waiting: number;
}

interface Waiting<T> {
  readonly item: T;
  readonly alone: boolean;
}

/** Empty lanes. A lane takes no memory while nothing is in it. */
export function createLanes<T>(): Lanes<T> {
  const queues = new Map<string, Waiting<T>[]>();
  const locked = new Set<string>();
  /** Free lanes with something in them, in the order of service. */
  const ready = new Set<string>();
  let waiting = 0;

  return {
    add(lane, item, alone) {
      const queue = queues.get(lane);
      if (queue) queue.push({ item, alone });
      else queues.set(lane, [{ item, alone }]);
      if (!locked.has(lane)) ready.add(lane);
      waiting++;
    },

    take(max) {
      const taken: T[] = [];
      for (const lane of ready) {
        if (taken.length >= max) break;
        const queue = queues.get(lane);
        const first = queue?.[0];
        if (!queue || !first) throw new Error('a lane without items cannot be ready');
        // It stays where it is in the order of service, and so comes first next time.
        if (first.alone && taken.length > 0) continue;
        queue.shift();
        if (queue.length === 0) queues.delete(lane);
        ready.delete(lane);
        locked.add(lane);
        waiting--;
        taken.push(first.item);
        if (first.alone) break;
      }
      return taken;
    },

    release(lane) {
      locked.delete(lane);
      if (queues.has(lane)) ready.add(lane);
    },

    drain() {
      const all = [...queues.values()].flat().map(({ item }) => item);
      queues.clear();
      ready.clear();
      waiting = 0;
      return all;
    },

    get waiting() {
      return waiting;
    },
  };
}
