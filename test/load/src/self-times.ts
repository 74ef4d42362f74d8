/** A function and the time spent in itself, not in what it called. */
export interface SelfTime {
  readonly name: string;
  /** File and line, as the profile has them. */
  readonly place: string;
  readonly selfMs: number;
  /** Of the profile's whole time, idle included. */
  readonly share: number;
}

/** A `.cpuprofile` as V8 writes it: https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: {
      readonly functionName: string;
      readonly url: string;
      readonly lineNumber: number;
    };
  }[];
  readonly samples?: readonly number[];
  /** Microseconds between a sample and the one before. */
  readonly timeDeltas?: readonly number[];
}

/** Sums a profile up by function, the longest first. `(program)`, `(garbage collector)` and `(idle)` are among them. */
export function selfTimes(profile: CpuProfile): SelfTime[] {
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const totals = new Map<string, { name: string; place: string; selfMs: number }>();
  let wholeMs = 0;
  (profile.samples ?? []).forEach((nodeId, index) => {
    const frame = frames.get(nodeId);
    if (frame === undefined) return;
    const ms = (profile.timeDeltas?.[index] ?? 0) / 1000;
    wholeMs += ms;
    const place = frame.url === '' ? '' : `${frame.url}:${frame.lineNumber + 1}`;
    const name = frame.functionName === '' ? '(anonymous)' : frame.functionName;
    const total = totals.get(`${name} ${place}`);
    if (total === undefined) totals.set(`${name} ${place}`, { name, place, selfMs: ms });
    else total.selfMs += ms;
  });
  return [...totals.values()]
    .sort((a, b) => b.selfMs - a.selfMs)
    .map((total) => ({ ...total, share: wholeMs === 0 ? 0 : total.selfMs / wholeMs }));
}
