import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';

/** A file as the sandbox's API takes it. */
export interface Attachment {
  readonly contentType: string;
  readonly contentBase64: string;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.mp4': 'video/mp4',
  '.3gp': 'video/3gpp',
  '.amr': 'audio/amr',
  '.mp3': 'audio/mpeg',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain',
  '.vcf': 'text/vcard',
};

/** Reads a file or fetches a URL. Throws an Error that names the source when it cannot. */
export async function readAttachment(source: string): Promise<Attachment> {
  if (!/^https?:\/\//.test(source)) {
    const content = await readFile(source).catch((error: NodeJS.ErrnoException) => {
      throw new Error(
        `${source}: ${error.code === 'ENOENT' ? 'berkas tidak ada (no such file)' : error.message}`,
      );
    });
    const contentType = contentTypes[extname(basename(source)).toLowerCase()] ?? 'application/octet-stream';
    return { contentType, contentBase64: content.toString('base64') };
  }
  const response = await fetch(source);
  if (!response.ok) throw new Error(`${source}: HTTP ${response.status}`);
  const [contentType = ''] = (response.headers.get('content-type') ?? 'application/octet-stream').split(';');
  return { contentType, contentBase64: Buffer.from(await response.arrayBuffer()).toString('base64') };
}
