import { laporCategories } from './lapor-categories.js';

/**
 * The code of a category: its name in lower case, words joined by hyphens, without what stands in parentheses and
 * without marks. `Program Makan Bergizi Gratis (MBG)` is `program-makan-bergizi-gratis`.
 */
export function categoryCode(name: string): string {
  return name
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(' ', '-');
}

/** The last resort: what stands under no other category. */
export const lastResort = 'topik-lainnya';

/** The codes of the categories of LAPOR!, in its order. */
export const laporCodes: readonly string[] = laporCategories.map(({ name }) => categoryCode(name));
