/**
 * Runs work, at most `size` at once; the rest waits in order. Who still waits when its signal is aborted leaves, and its
 * work is never begun: undefined.
 */
export function createWindow(
  size: number,
): <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T | undefined> {
  const waiting = new Set<() => void>();
  let running = 0;

  /** Whether the place that this waits for was given to it. */
  function place(signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const leave = () => {
        waiting.delete(take);
        resolve(false);
      };
      const take = () => {
        signal.removeEventListener('abort', leave);
        resolve(true);
      };
      waiting.add(take);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  return async (work, signal) => {
    if (signal.aborted) return undefined;
    if (running < size) running += 1;
    else if (!(await place(signal))) return undefined;
    try {
      return await work();
    } finally {
      // The place is handed on, so that nobody takes it in between.
      const [next] = waiting;
      if (next) {
        waiting.delete(next);
        next();
      } else running -= 1;
    }
  };
}
