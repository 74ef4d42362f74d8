/** How far things found agree with things expected, summed over messages. */
export interface SetFigures {
  readonly expected: number;
  /** How many of the expected were found. */
  readonly recalled: number;
  readonly said: number;
  /** How many of those said are right. */
  readonly right: number;
  readonly misses: readonly Miss[];
}

/** A message that was read otherwise than expected. */
export interface Miss {
  readonly id: string;
  readonly expected: string;
  readonly said: string;
}

/** What one message should give, and what it gave. */
export interface SetCase {
  readonly id: string;
  readonly expected: readonly string[];
  readonly said: readonly string[];
}

/** `part / whole`, or undefined where there is nothing to divide by. */
export function ratio(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

/** Values as one word in a table. */
export function inWords(values: readonly string[]): string {
  return values.length === 0 ? '–' : [...values].sort().join(' ');
}

/** Sums up things that are either the same or not. */
export function compareSets(cases: readonly SetCase[]): SetFigures {
  return compareBy(cases, {
    isFound: (expected, said) => said.includes(expected),
    isRight: (said, expected) => expected.includes(said),
  });
}

/** Sums up things of which the caller knows when one answers to another. Each thing said counts once per message. */
export function compareBy(
  cases: readonly SetCase[],
  judge: {
    readonly isFound: (expected: string, said: readonly string[]) => boolean;
    readonly isRight: (said: string, expected: readonly string[]) => boolean;
  },
): SetFigures {
  const sum = { expected: 0, recalled: 0, said: 0, right: 0 };
  const misses: Miss[] = [];
  for (const { id, expected, said: saidOften } of cases) {
    const said = [...new Set(saidOften)];
    const recalled = expected.filter((one) => judge.isFound(one, said)).length;
    const right = said.filter((one) => judge.isRight(one, expected)).length;
    sum.expected += expected.length;
    sum.recalled += recalled;
    sum.said += said.length;
    sum.right += right;
    if (recalled < expected.length || right < said.length)
      misses.push({ id, expected: inWords(expected), said: inWords(said) });
  }
  return { ...sum, misses };
}

/** The same figures for each of some values, looked at alone. */
export function compareEach<Value extends string>(
  values: readonly Value[],
  cases: readonly SetCase[],
): Record<Value, SetFigures> {
  const alone = (value: Value) =>
    compareSets(
      cases.map(({ id, expected, said }) => ({
        id,
        expected: expected.filter((one) => one === value),
        said: said.filter((one) => one === value),
      })),
    );
  return Object.fromEntries(values.map((value) => [value, alone(value)])) as Record<Value, SetFigures>;
}
