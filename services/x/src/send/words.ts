/** A sentence in both languages, as the console shows it: Indonesian is read first. */
export function bothWords(indonesian: string, english: string): string {
  return `${indonesian} / ${english}`;
}
