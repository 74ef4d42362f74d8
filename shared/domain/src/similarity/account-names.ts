import type { NormalText } from '../text/normal-text.js';

/** X: letters, digits, underscores; Instagram has points, too. */
const accountName = /@[\p{L}\p{N}_.]+/gu;

/** The words of a message without the names of accounts: each copy of a post mentions somebody else. */
export function withoutAccountNames({ text, tokens, words }: NormalText): readonly string[] {
  const spans = text.includes('@')
    ? [...text.matchAll(accountName)].map(({ index, 0: { length } }) => [index, index + length] as const)
    : [];
  if (spans.length === 0) return words;
  let next = 0;
  return tokens.flatMap(({ normal, start }) => {
    while ((spans[next]?.[1] ?? Number.POSITIVE_INFINITY) <= start) next++;
    const [from = Number.POSITIVE_INFINITY] = spans[next] ?? [];
    return start >= from ? [] : normal.split(' ');
  });
}
