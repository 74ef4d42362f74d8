// @ts-check

/**
 * Shows what is under way and for how long.
 * @typedef {object} Progress
 * @property {<T>(label: string, work: () => Promise<T>) => Promise<T>} step Runs `work` under a line of its own.
 * @property {(text: string) => void} note A line between the steps.
 */

/**
 * On a terminal the line of a step is rewritten every second; elsewhere (a CI log) it is repeated every 15 s.
 * @param {object} options
 * @param {{ write(text: string): unknown, isTTY?: boolean }} options.stream
 * @param {() => number} [options.nowMs]
 * @returns {Progress}
 */
export function createProgress({ stream, nowMs = Date.now }) {
  const isTerminal = stream.isTTY === true;
  const clear = isTerminal ? '\r\u001b[K' : '';

  return {
    note: (text) => {
      stream.write(`${clear}${text}\n`);
    },
    step: async (label, work) => {
      const startedMs = nowMs();
      const seconds = () => Math.round((nowMs() - startedMs) / 1_000);
      stream.write(isTerminal ? `${clear}… ${label}` : `… ${label}\n`);
      const ticking = setInterval(
        () => stream.write(isTerminal ? `${clear}… ${label} ${seconds()} s` : `… ${label} ${seconds()} s\n`),
        isTerminal ? 1_000 : 15_000,
      );
      try {
        const result = await work();
        stream.write(`${clear}✓ ${label} ${seconds()} s\n`);
        return result;
      } catch (error) {
        stream.write(`${clear}✗ ${label} ${seconds()} s\n`);
        throw error;
      } finally {
        clearInterval(ticking);
      }
    },
  };
}
