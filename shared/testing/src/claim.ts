import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The first of `count` numbers nobody has claimed in `folder`, for good. Workers are separate processes, and
 * making a folder is the one thing that exactly one of them can succeed at.
 */
export function claimNumber(folder: string, count: number): number {
  mkdirSync(folder, { recursive: true });
  for (let number = 0; number < count; number++) {
    try {
      mkdirSync(join(folder, String(number)));
      return number;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  throw new Error(`all ${count} are claimed: raise the number in the global setup`);
}
