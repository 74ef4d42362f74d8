/**
 * The 32-bit hashes of what two messages are compared by: pairs of neighbouring words, and of a single word the word
 * itself. Pairs and not triples, because complaints are short: one changed word among ten leaves 7 pairs of 11 alike
 * (0.64), but 5 triples of 11 (0.45).
 * @param words hashes of the telling words, in their order.
 * @returns each hash once, in no order to rely on; empty for no words.
 */
export function shinglesOf(words: Uint32Array): Uint32Array {
  if (words.length < 2) return words;
  const hashes = new Set<number>();
  for (let i = 1; i < words.length; i++) {
    hashes.add(mix(Math.imul(words[i - 1] ?? 0, 0x9e3779b1) ^ (words[i] ?? 0)));
  }
  return Uint32Array.from(hashes);
}

/** FNV-1a over UTF-16 units, then MurmurHash3's finaliser so that every bit depends on every letter. */
export function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return mix(hash);
}

/** MurmurHash3's finaliser: https://github.com/aappleby/smhasher/blob/master/src/MurmurHash3.cpp (public domain). */
export function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
