// @ts-check

/** Something the person at the terminal can act on. Its message says what to do and is shown without a stack. */
export class LaunchError extends Error {}

/**
 * What `error` should look like at a terminal: the message alone for what a person can act on, the stack for a fault
 * of the launcher itself.
 * @param {unknown} error
 * @returns {string}
 */
export function printable(error) {
  if (error instanceof LaunchError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
