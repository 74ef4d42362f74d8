import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { LedgerEntry } from './ledger-entry.js';

/**
 * Every entry of a ledger's file, oldest first; nothing when there is no file. A last line without its end is one being
 * written and is left out. Throws on any other line that is not an entry: evidence with a hole is none.
 */
export async function* readLedger(path: string): AsyncGenerator<LedgerEntry> {
  const wholeBytes = await wholeLinesBytes(path);
  if (wholeBytes === 0) return;
  const input = createReadStream(path, { encoding: 'utf8', end: wholeBytes - 1 });
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    yield JSON.parse(line) as LedgerEntry;
  }
}

/** The size in bytes of the file up to the end of its last whole line; 0 when there is no file. */
export async function wholeLinesBytes(path: string): Promise<number> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (file === undefined) return 0;
  try {
    let end = (await file.stat()).size;
    const chunk = Buffer.alloc(64 * 1024);
    while (end > 0) {
      const start = Math.max(0, end - chunk.length);
      const { bytesRead } = await file.read(chunk, 0, end - start, start);
      const newline = chunk.subarray(0, bytesRead).lastIndexOf(0x0a);
      if (newline >= 0) return start + newline + 1;
      end = start;
    }
    return 0;
  } finally {
    await file.close();
  }
}
