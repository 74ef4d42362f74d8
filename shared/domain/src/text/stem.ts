/**
 * Light stemming without a list of roots: it does not say what the root is, but what it may be, and the caller looks
 * those up in its own words. Rules: Tata Bahasa Baku Bahasa Indonesia (prefixes me-, pe-, ber-, ter-, di-, ke-, se-
 * with their assimilations, suffixes -kan, -an, -i, and the clitics), colloquial -in and n-/ng-/ny- besides.
 */
const clitics = ['nya', 'lah', 'kah', 'pun', 'tah', 'ku', 'mu'];
const suffixes = ['kan', 'an', 'in', 'i'];

/** Prefix → letters that it may have swallowed from the root. */
const prefixes: ReadonlyMap<string, readonly string[]> = new Map([
  ['memper', ['']],
  ['diper', ['']],
  ['pember', ['']],
  ['penge', ['']],
  ['menge', ['']],
  ['keber', ['']],
  ['keter', ['']],
  ['teper', ['']],
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
]);

const longestPrefix = 6;
const shortestRoot = 3;

/**
 * What the root of a word in lower case may be, the word itself first, without repetition; a reduplicated word counts
 * as its halves. At most some forty forms, of three letters at least.
 */
export function stemsOf(word: string): readonly string[] {
  const found = new Set<string>([word]);
  const hyphen = word.indexOf('-');
  const halves = hyphen < 0 ? [word] : [word.slice(0, hyphen), word.slice(hyphen + 1)];
  for (const half of halves) {
    for (const bare of endings(half)) {
      add(found, bare);
      for (const inner of beginnings(bare)) {
        add(found, inner);
        // "keberadaan", "dipertanyakan", "seperempat": two prefixes that are not one of the list
        for (const innermost of beginnings(inner)) add(found, innermost);
      }
    }
  }
  return [...found];
}

function add(found: Set<string>, form: string): void {
  if (form.length >= shortestRoot) found.add(form);
}

/** The word without clitics, and without a suffix. */
function endings(word: string): string[] {
  const forms = [word];
  for (const clitic of clitics) if (leaves(word, clitic)) forms.push(word.slice(0, -clitic.length));
  for (const form of [...forms]) {
    for (const suffix of suffixes) if (leaves(form, suffix)) forms.push(form.slice(0, -suffix.length));
  }
  return forms;
}

function leaves(word: string, suffix: string): boolean {
  return word.length - suffix.length >= shortestRoot && word.endsWith(suffix);
}

/** The word without one prefix. */
function beginnings(word: string): string[] {
  const forms: string[] = [];
  for (let length = 1; length <= longestPrefix; length++) {
    if (word.length - length < shortestRoot - 1) break;
    const swallowed = prefixes.get(word.slice(0, length));
    if (swallowed) for (const letter of swallowed) forms.push(letter + word.slice(length));
  }
  return forms;
}
