/** Words with which a sentence may begin before what it is about. */
const address =
  /^(?: (?:maaf|mohon|eh|oh|halo|pak|pa|ibu|bapak|admin|kak|tolong|sebelumnya|tadi|punten|ngapunten|nuwun|sewu|saya|aku|sudah|ya|oke|permisi|assalamualaikum)){1,4}$/;

/** Longer than four such words. */
const longestAddress = 60;

/** Where a sentence begins that a place in a line belongs to: the place of its first space. */
export function sentenceStart(words: string, at: number): number {
  const before = words.lastIndexOf(' . ', at);
  return before < 0 ? 0 : before + 2;
}

/**
 * Where the words begin with which a sentence comes to what stands at a place of it: the place itself where it is the
 * first of its sentence, that of the first word where only forms of address and apologies come before. Else undefined.
 */
export function openingBefore(words: string, at: number): number | undefined {
  const start = sentenceStart(words, at);
  if (start === at) return at;
  return at - start <= longestAddress && address.test(words.slice(start, at)) ? start : undefined;
}

/** Whether a place is where a sentence begins, with nothing before. */
export function opensSentence(words: string, at: number): boolean {
  return sentenceStart(words, at) === at;
}
