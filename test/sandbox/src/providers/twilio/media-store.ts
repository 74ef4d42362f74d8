import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CitizenMedia } from '../../core/provider.js';

/** Files citizens sent, kept in a folder so that they outlive a restart as the provider's would. */
export interface MediaStore {
  put(sid: string, media: CitizenMedia): Promise<void>;
  /** Undefined when there is none, or when `sid` is not a media SID. */
  get(sid: string): Promise<CitizenMedia | undefined>;
}

/** The folder is made when the first file comes. */
export function createMediaStore(folder: string): MediaStore {
  return {
    put: async (sid, { contentType, content }) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(join(folder, sid), content);
      await writeFile(join(folder, `${sid}.type`), contentType);
    },
    get: async (sid) => {
      if (!/^ME[0-9a-f]{32}$/.test(sid)) return undefined;
      try {
        const [content, contentType] = await Promise.all([
          readFile(join(folder, sid)),
          readFile(join(folder, `${sid}.type`), 'utf8'),
        ]);
        return { content, contentType };
      } catch {
        return undefined;
      }
    },
  };
}
