/** Unix milliseconds with microseconds, never stepping back: comparable between the processes of one machine. */
export function nowMs(): number {
  return performance.timeOrigin + performance.now();
}
