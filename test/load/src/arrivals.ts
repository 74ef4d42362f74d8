/** How webhooks are spread over time: evenly, or as independent citizens write. */
export type ArrivalPattern = 'constant' | 'poisson';

/**
 * The planned send times of `count` webhooks in milliseconds from the start, ascending. The plan does not depend on
 * any answer; latencies count from it, so that a stalled server cannot hide the requests it made wait.
 */
export function planArrivals(of: {
  readonly pattern: ArrivalPattern;
  readonly ratePerSecond: number;
  readonly count: number;
  /** Numbers in [0, 1). */
  readonly random: () => number;
}): Float64Array {
  const meanGapMs = 1000 / of.ratePerSecond;
  const times = new Float64Array(of.count);
  let atMs = 0;
  for (let number = 0; number < of.count; number++) {
    atMs += of.pattern === 'constant' ? meanGapMs : -Math.log(1 - of.random()) * meanGapMs;
    times[number] = atMs;
  }
  return times;
}
