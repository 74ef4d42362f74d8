/** A command's words after its name, parsed. */
export interface Arguments {
  readonly words: readonly string[];
  /** Without it, what changes something only says what it would do. */
  readonly apply: boolean;
  readonly json: boolean;
  readonly all: boolean;
  /** What was asked for has been dealt with. */
  readonly done: boolean;
  readonly limit: number;
  /** The class of a complaint. */
  readonly class?: string | undefined;
  /** A model is stored although it does worse than the one in use. */
  readonly evenIfWorse?: boolean;
  /** Why personal data is shown; recorded. */
  readonly reveal: string | undefined;
  /** The ticket that another is merged into. */
  readonly into: string | undefined;
  /** Why something is changed; kept in its history. */
  readonly reason: string | undefined;
  /** Who wrote, or the beginning of a period. */
  readonly from: string | undefined;
  /** The end of a period. */
  readonly to: string | undefined;
}

/** Where a command writes: results to `out` (a machine may read them), everything else to `note`. */
export interface Terminal {
  out(line: string): void;
  note(line: string): void;
}

/** One command of the operator. */
export interface Command {
  readonly name: string;
  /** The words it takes, as in its usage line. */
  readonly usage: string;
  readonly summary: string;
  /** @returns the exit code: 0 done, 1 not (the terminal says why). @throws UsageError for words it cannot use. */
  run(args: Arguments, terminal: Terminal): Promise<number>;
}

/** The words on the command line do not make sense. Exit code 2. */
export class UsageError extends Error {}

/** Prints rows as a table with a header, columns as wide as their widest cell. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = header.map((cell, i) => Math.max(cell.length, ...rows.map((row) => (row[i] ?? '').length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(header), ...rows.map(line)];
}
