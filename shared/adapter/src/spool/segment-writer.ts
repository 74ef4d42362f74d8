import { open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { newSegment, segmentHeaderBytes } from './segment-format.js';
import { type SealedSegment, syncFolder } from './spool-folder.js';

/** A segment that is being written. Never reopened: after a fault or a restart a new one begins. */
export interface SegmentWriter {
  /** Bytes of what was promised. */
  bytes(): number;
  /**
   * Writes the payloads as records and resolves when they have reached the disk.
   * @throws the system's error; the segment must then be sealed. What was half written is found torn when it is
   * read, what was written whole is published without having been promised: neither does harm.
   */
  write(payloads: readonly Uint8Array[]): Promise<void>;
  /** Ends the segment; undefined when it holds nothing (the file is gone then). Never rejects. */
  seal(): Promise<SealedSegment | undefined>;
}

/** Creates the file, and makes sure that it is still there after a power cut. */
export async function openSegment(file: string, spoolKey: Uint8Array): Promise<SegmentWriter> {
  const { header, seal } = newSegment(spoolKey);
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.appendFile(header);
    await syncFolder(dirname(file));
  } catch (error) {
    await handle.close();
    await rm(file, { force: true });
    throw error;
  }
  let bytes = segmentHeaderBytes;
  let records = 0;
  return {
    bytes: () => bytes,
    async write(payloads) {
      const data = Buffer.concat(payloads.map(seal));
      await handle.appendFile(data);
      await handle.datasync();
      bytes += data.byteLength;
      records += payloads.length;
    },
    async seal() {
      // What was promised has been synced: a disk that fails now cannot take it back.
      await handle.close().catch(() => undefined);
      if (records > 0) return { file, bytes, records };
      await rm(file, { force: true }).catch(() => undefined);
      return undefined;
    },
  };
}
