import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildProgram, type ChildProgram, outputOf } from '@kanal/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordingLog } from '../../test/quiet-log.js';
import { openSpool } from './spool.js';

let program: ChildProgram;

beforeAll(async () => {
  program = await buildProgram(new URL('../../test/spool-child.ts', import.meta.url));
});

afterAll(() => program.remove());

async function storedIn(folder: string): Promise<Set<string>> {
  const spool = await openSpool({
    folder,
    spoolKey: Buffer.alloc(32, 1),
    maxBytes: 1_000_000_000,
    log: recordingLog().log,
  });
  const ids = new Set<string>();
  for (let segment = await spool.oldest(); segment; segment = await spool.oldest()) {
    for (const { id } of segment.publications) ids.add(id);
    await segment.remove();
  }
  await spool.close();
  return ids;
}

/** The numbers the child printed whole; a kill may cut the last line. */
function promised(output: string): string[] {
  return output
    .slice(0, output.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean);
}

describe('spool of a process that is killed', () => {
  it.each([30, 90, 200])(
    'has every record that was promised: SIGKILL after %i ms',
    async (afterMs) => {
      const folder = await mkdtemp(join(tmpdir(), 'kanal-spool-'));
      const child = program.start({ SPOOL_FOLDER: folder });
      try {
        const output = outputOf(child);
        if (child.stdout) await once(child.stdout, 'data');
        setTimeout(() => child.kill('SIGKILL'), afterMs);
        const numbers = promised(await output);
        const stored = await storedIn(folder);
        expect(numbers.length).toBeGreaterThan(0);
        expect(numbers.filter((number) => !stored.has(`id-${number}`))).toEqual([]);
      } finally {
        child.kill('SIGKILL');
        await rm(folder, { recursive: true, force: true });
      }
    },
    30_000,
  );

  it('has every record that was promised when the disk takes no more', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kanal-spool-'));
    try {
      // The system's own limit on a file's size (in blocks of 512 bytes) fails a write half way, as a full disk does.
      const child = program.start(
        { SPOOL_FOLDER: folder },
        `trap '' XFSZ; ulimit -f 100; exec $NODE_PROGRAM`,
      );
      const numbers = promised(await outputOf(child));
      const stored = await storedIn(folder);
      expect(numbers.length).toBeGreaterThan(0);
      expect(numbers.filter((number) => !stored.has(`id-${number}`))).toEqual([]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 30_000);
});
