/**
 * Light stemming without a list of all roots: the caller brings the roots that matter to it, and is told which of
 * them a word may come from. Rules: Tata Bahasa Baku Bahasa Indonesia (prefixes me-, pe-, ber-, ter-, di-, ke-, se-
 * with their assimilations, suffixes -kan, -an, -i, and the clitics); colloquial -in, n-, ng- and ny- besides.
 */
const clitics = ['nya', 'lah', 'kah', 'pun', 'tah', 'ku', 'mu'];
const suffixes = ['kan', 'an', 'in', 'i'];

/** Prefix → letters that it may have swallowed from the root; the longest first. */
const prefixes: readonly (readonly [prefix: string, swallowed: readonly string[]])[] = [
  ['memper', ['']],
  ['pember', ['']],
  ['diper', ['']],
  ['penge', ['']],
  ['menge', ['']],
  ['keber', ['']],
  ['keter', ['']],
  ['meng', ['', 'k']],
  ['peng', ['', 'k']],
  ['meny', ['s']],
  ['peny', ['s']],
  ['mem', ['', 'p']],
  ['pem', ['', 'p']],
  ['men', ['', 't']],
  ['pen', ['', 't']],
  ['ber', ['']],
  ['bel', ['']],
  ['ter', ['']],
  ['per', ['']],
  ['pel', ['']],
  ['me', ['']],
  ['pe', ['']],
  ['be', ['']],
  ['te', ['']],
  ['di', ['']],
  ['ke', ['']],
  ['se', ['']],
  ['ng', ['', 'k']],
  ['ny', ['s']],
  ['n', ['t']],
];

const prefixesByLetter: ReadonlyMap<string, typeof prefixes> = new Map(
  [...'mpdkbtsn'].map((letter) => [letter, prefixes.filter(([prefix]) => prefix.startsWith(letter))]),
);

const shortestRoot = 3;
const longestWord = 40;

/** Roots that matter to a caller, in lower case. */
export interface Roots {
  has(word: string): boolean;
}

/**
 * Which of `roots` a word in lower case may come from: the word itself if it is one, else the one that is left when
 * the fewest affixes are taken off. "kerusakan" and "dirusak" come from "rusak"; a repetition ("rusak-rusak") counts
 * as its first half, then its second. Nothing shorter than three letters is a root. Undefined when there is none.
 */
export function rootIn(word: string, roots: Roots): string | undefined {
  if (word.length > longestWord) return undefined;
  if (roots.has(word)) return word;
  const hyphen = word.indexOf('-');
  if (hyphen >= 0) return rootIn(word.slice(0, hyphen), roots) ?? rootIn(word.slice(hyphen + 1), roots);
  if (word.length <= shortestRoot) return undefined;
  return withoutEnding(word, roots) ?? withoutEndings(word, roots);
}

/** Takes off prefixes, or one ending and prefixes. */
function withoutEnding(word: string, roots: Roots): string | undefined {
  const bare = withoutPrefix(word, roots, 2);
  if (bare !== undefined) return bare;
  for (const suffix of suffixes) {
    if (!leaves(word, suffix)) continue;
    const rest = word.slice(0, -suffix.length);
    const found = roots.has(rest) ? rest : withoutPrefix(rest, roots, 2);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Takes off a clitic, and then what else there is. */
function withoutEndings(word: string, roots: Roots): string | undefined {
  for (const clitic of clitics) {
    if (!leaves(word, clitic)) continue;
    const rest = word.slice(0, -clitic.length);
    const found = roots.has(rest) ? rest : withoutEnding(rest, roots);
    if (found !== undefined) return found;
  }
  return undefined;
}

function leaves(word: string, ending: string): boolean {
  return word.endsWith(ending) && word.length - ending.length >= shortestRoot;
}

/** Up to `times` prefixes: "dipertanyakan" and "keberadaan" have two. */
function withoutPrefix(word: string, roots: Roots, times: number): string | undefined {
  const candidates = prefixesByLetter.get(word.charAt(0));
  if (!candidates || times === 0) return undefined;
  for (const [prefix, swallowed] of candidates) {
    if (!word.startsWith(prefix)) continue;
    for (const letter of swallowed) {
      const rest = letter + word.slice(prefix.length);
      if (rest.length < shortestRoot) continue;
      const found = roots.has(rest) ? rest : withoutPrefix(rest, roots, times - 1);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
