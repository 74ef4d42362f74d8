import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CitizenMedia } from './provider.js';

/** Files citizens sent, kept in a folder so that they outlive a restart as the provider's would. */
export interface MediaStore {
  put(id: string, media: CitizenMedia): Promise<void>;
  /** Undefined when there is none, or when `id` is not of the provider's form. */
  get(id: string): Promise<CitizenMedia | undefined>;
}

/** The folder is made when the first file comes. `idPattern` covers a whole id and lets no path through. */
export function createMediaStore(folder: string, idPattern: RegExp): MediaStore {
  return {
    put: async (id, { contentType, content }) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(join(folder, id), content);
      await writeFile(join(folder, `${id}.type`), contentType);
    },
    get: async (id) => {
      if (!idPattern.test(id)) return undefined;
      try {
        const [content, contentType] = await Promise.all([
          readFile(join(folder, id)),
          readFile(join(folder, `${id}.type`), 'utf8'),
        ]);
        return { content, contentType };
      } catch {
        return undefined;
      }
    },
  };
}
