/** Runs work, at most `size` at once; the rest waits in order. */
export function createWindow(size: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= size) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // The place is handed on, so that nobody takes it in between.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
