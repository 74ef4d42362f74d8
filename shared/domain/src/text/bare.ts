/** Latin letters with accents, accents on their own, and apostrophes. */
const adorned = /[\u00c0-\u024f\u1e00-\u1eff]|[\u0300-\u036f]|['’‘`´]/;
const adornments = /[\u0300-\u036f]|['’‘`´]/g;

/** A word in lower case, without accents and apostrophes: "Jum'at" is "jumat", "désa" is "desa". Never empty. */
export function bare(word: string): string {
  const lower = word.toLowerCase();
  if (!adorned.test(lower)) return lower;
  const letters = lower.normalize('NFD').replace(adornments, '').normalize('NFC');
  return letters === '' ? lower : letters;
}
