import type { Word } from './reading.js';
import { anyOf, monthNames, units } from './time-words.js';

/** What stands within the next few words, so that a number far from any unit is not tried for a length or a date. */
export interface Ahead {
  readonly isMonthNear: (index: number) => boolean;
  readonly isUnitNear: (index: number) => boolean;
}

/** "2 atau 3 bulan", "5 sampai dengan 7 bulan Maret": so many words can stand between. */
const reach = 5;
const unitStart = new RegExp(`^\\d{0,3}(?:${anyOf(units)})`);

/** Looks at each word once, and not before the first question. */
export function aheadIn(atoms: readonly Word[]): Ahead {
  let months: readonly number[] | undefined;
  let counted: readonly number[] | undefined;
  return {
    isMonthNear: (index) => {
      months ??= distances(atoms, (word) => Object.hasOwn(monthNames, word));
      return (months[index + 1] ?? reach) < reach;
    },
    isUnitNear: (index) => {
      counted ??= distances(atoms, (word) => unitStart.test(word));
      return (counted[index + 1] ?? reach) < reach;
    },
  };
}

/** For each word how many words on the first one is for which `is` holds; itself is 0. */
function distances(atoms: readonly Word[], is: (word: string) => boolean): readonly number[] {
  const found = new Array<number>(atoms.length);
  let distance = reach;
  for (let index = atoms.length - 1; index >= 0; index--) {
    distance = is(atoms[index]?.word ?? '') ? 0 : distance + 1;
    found[index] = distance;
  }
  return found;
}
