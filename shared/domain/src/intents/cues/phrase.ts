/**
 * A phrase: the words it may begin with, and what has to follow. It is tried only where one of these words stands, so
 * that a message of four thousand characters is gone through once and not once for every phrase.
 */
export interface Phrase {
  readonly starts: readonly string[];
  /** Sticky: tried at the space after the first word. */
  readonly rest: RegExp;
}

/**
 * A phrase that begins with one of the words of `starts`, in dictionary form, and goes on as the source of a pattern
 * says. In a `Line` each word has a space on either side and " . " ends a sentence; so each further word of `rest`
 * begins with its space, and the phrase ends where a word ends. A capturing group holds words that may be any: they
 * are no part of what the phrase says.
 */
export function phrase(starts: string, rest = ''): Phrase {
  return { starts: [...new Set(starts.split(' '))], rest: new RegExp(`${rest}(?= )`, 'y') };
}

/** Words with each of the endings, and as they are. */
export function withEndings(words: string, endings: string): string {
  return words
    .split(' ')
    .flatMap((word) => ['', ...endings.split(' ')].map((ending) => word + ending))
    .join(' ');
}

/** Where a rule's phrase stands in a line, from the space before it. */
export interface Hit<Rule> {
  readonly rule: Rule;
  readonly at: number;
  readonly length: number;
  /** Words inside it that may be any. */
  readonly skipped: string;
}

/** Looks for the phrases of many rules at once. */
export type Search<Rule> = (words: string) => Hit<Rule>[];

/**
 * Makes rules ready to be looked for: hits come in the order of the line, those at one word in the order of the rules,
 * without overlap within a rule. Takes time in proportion to the line.
 */
export function searchFor<Rule extends { readonly phrases: readonly Phrase[] }>(
  rules: readonly Rule[],
): Search<Rule> {
  const byWord = new Map<string, { rule: Rule; number: number; rest: RegExp }[]>();
  for (const [number, rule] of rules.entries()) {
    for (const { starts, rest } of rule.phrases) {
      for (const word of starts) {
        const those = byWord.get(word) ?? [];
        those.push({ rule, number, rest });
        byWord.set(word, those);
      }
    }
  }
  return (words) => {
    const hits: Hit<Rule>[] = [];
    const done = new Uint16Array(rules.length);
    for (let at = 0, end = words.indexOf(' ', 1); end > 0; at = end, end = words.indexOf(' ', at + 1)) {
      for (const { rule, number, rest } of byWord.get(words.slice(at + 1, end)) ?? []) {
        if ((done[number] ?? 0) > at) continue;
        rest.lastIndex = end;
        const match = rest.exec(words);
        if (!match) continue;
        hits.push({ rule, at, length: rest.lastIndex - at, skipped: match.slice(1).join(' ') });
        done[number] = rest.lastIndex;
      }
    }
    return hits;
  };
}
