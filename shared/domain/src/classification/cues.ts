import type { NormalText } from '../text/normal-text.js';
import { rootIn } from '../text/stem.js';

/** A cue that a message has. */
export interface FoundCue {
  /** The words of the message, in dictionary form, without those in between. */
  readonly words: string;
  /** Where its first word stands among the words of the message. */
  readonly at: number;
}

interface Cue<Name> {
  readonly table: Name;
  readonly rest: readonly string[];
}

const mostBetween = 3;
const mostRemembered = 10_000;

/**
 * Reads tables of cues (between commas or lines, roots between spaces) into a function that finds those that a message
 * has, by table, in the order of the message and each at most once. Between two words of a cue may stand three others.
 */
export function createCueReader<Name extends string>(
  tables: Readonly<Record<Name, string>>,
): (text: NormalText) => Readonly<Record<Name, readonly FoundCue[]>> {
  const names = Object.keys(tables) as Name[];
  const byFirst = new Map<string, Cue<Name>[]>();
  const roots = new Set<string>();
  for (const table of names) {
    for (const cue of tables[table].split(/[,\n]/)) {
      const [first = '', ...rest] = cue.trim().split(/\s+/);
      if (!first) continue;
      byFirst.set(first, [...(byFirst.get(first) ?? []), { table, rest }]);
      for (const root of [first, ...rest]) roots.add(root);
    }
  }

  const remembered = new Map<string, readonly string[]>();
  /** Those roots of the tables that a word may have. */
  function rootsOf(word: string): readonly string[] {
    const known = remembered.get(word);
    if (known) return known;
    // A word that is a root itself may come from another one as well.
    const deeper = rootIn(word, { has: (stem) => stem !== word && roots.has(stem) });
    const found = [word, ...(deeper === undefined ? [] : [deeper])].filter((stem) => roots.has(stem));
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(word, found);
    return found;
  }

  return ({ words }) => {
    const read = words.map(rootsOf);
    const found = Object.fromEntries(names.map((name) => [name, [] as FoundCue[]])) as unknown as Record<
      Name,
      FoundCue[]
    >;
    const seen = new Set<string>();
    for (const [at, forms] of read.entries()) {
      for (const form of forms) {
        for (const { table, rest } of byFirst.get(form) ?? []) {
          const places = placesOf(read, at, rest);
          if (!places) continue;
          const said = places.map((place) => words[place]).join(' ');
          const key = `${table} ${said}`;
          if (!seen.has(key)) found[table].push({ words: said, at });
          seen.add(key);
        }
      }
    }
    return found;
  };
}

function placesOf(
  read: readonly (readonly string[])[],
  at: number,
  rest: readonly string[],
): number[] | undefined {
  const places = [at];
  let place = at;
  for (const root of rest) {
    const last = place + 1 + mostBetween;
    place++;
    while (place <= last && read[place]?.includes(root) !== true) place++;
    if (place > last) return undefined;
    places.push(place);
  }
  return places;
}
