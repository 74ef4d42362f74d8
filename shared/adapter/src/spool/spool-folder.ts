import { open, readdir, readFile, rename, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '@kanal/runtime';
import { readSegment } from './segment-format.js';
import { SpoolError } from './spool-error.js';

/** A segment that is no longer written to. */
export interface SealedSegment {
  readonly file: string;
  readonly bytes: number;
  readonly records: number;
}

const segmentName = /^(\d{12})\.spool$/;

/** The file name of the nth segment: their order by name is the order they were written in. */
export function segmentFile(folder: string, number: number): string {
  return join(folder, `${String(number).padStart(12, '0')}.spool`);
}

/**
 * What an earlier process left in the folder, oldest first. A torn tail is cut, an empty segment removed; damage
 * in the middle is logged as the loss it is and the file's good records are kept.
 * @throws SpoolError `KANAL_SPOOL_KEY` when a segment was sealed under another key.
 */
export async function recoverSegments(
  folder: string,
  spoolKey: Uint8Array,
  log: Log,
): Promise<{ readonly segments: SealedSegment[]; readonly nextNumber: number }> {
  const numbers = (await readdir(folder))
    .flatMap((name) => segmentName.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
  const segments: SealedSegment[] = [];
  for (const number of numbers) {
    const segment = await recoverSegment(segmentFile(folder, number), spoolKey, log);
    if (segment) segments.push(segment);
  }
  return { segments, nextNumber: (numbers.at(-1) ?? 0) + 1 };
}

/** The payloads of a sealed segment, in order. */
export async function readSealed(segment: SealedSegment, spoolKey: Uint8Array): Promise<readonly Buffer[]> {
  return contentsOf(segment.file, await readFile(segment.file), spoolKey).payloads;
}

/** Makes the creation or removal of a file in the folder survive a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Takes a segment out of the spool and keeps the file for a person to look at. */
export async function setAside(file: string): Promise<void> {
  await rename(file, `${file}.kept`);
}

async function recoverSegment(
  file: string,
  spoolKey: Uint8Array,
  log: Log,
): Promise<SealedSegment | undefined> {
  const bytes = await readFile(file);
  const { payloads, tornBytes, damagedBytes } = contentsOf(file, bytes, spoolKey);
  if (tornBytes > 0) {
    await truncate(file, bytes.byteLength - tornBytes);
    log.warn({ file, tornBytes, records: payloads.length }, 'spool.tail-cut');
  }
  if (damagedBytes > 0) log.error({ file, damagedBytes, records: payloads.length }, 'spool.damaged');
  if (payloads.length > 0) {
    return { file, bytes: bytes.byteLength - tornBytes, records: payloads.length };
  }
  await (damagedBytes > 0 ? setAside(file) : rm(file));
  return undefined;
}

function contentsOf(file: string, bytes: Buffer, spoolKey: Uint8Array): ReturnType<typeof readSegment> {
  try {
    return readSegment(spoolKey, bytes);
  } catch (cause) {
    throw SpoolError.unreadable(file, cause);
  }
}
