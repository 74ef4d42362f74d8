/** What the page can be read in; the first is the one for who says nothing. */
export const languages = ['id', 'en'] as const;

/** One of `languages`. */
export type Language = (typeof languages)[number];

/**
 * The language of an answer: what was asked for by `?bahasa=`, then what the browser likes best of ours, then Indonesian.
 * @param accepted what the browser's `Accept-Language` makes of `languages`, best first
 */
export function languageOf(asked: unknown, accepted: string | false): Language {
  return (
    languages.find((language) => language === asked) ?? languages.find((one) => one === accepted) ?? 'id'
  );
}
