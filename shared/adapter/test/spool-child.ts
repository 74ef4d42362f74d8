import { createLog } from '@kanal/runtime';
import { openSpool } from '../src/spool/spool.js';
import { aPublication } from './publications.js';

/** Appends for ever, sixteen at a time, and prints the number of each record that was promised to be on the disk. */
const spool = await openSpool({
  folder: process.env['SPOOL_FOLDER'] ?? '',
  spoolKey: Buffer.alloc(32, 1),
  maxBytes: 1_000_000_000,
  segmentBytes: 200_000,
  log: createLog({ service: 'child', level: 'silent' }),
});

let number = 0;
async function appendForever(): Promise<void> {
  for (let failures = 0; failures < 3; ) {
    const mine = number++;
    try {
      await spool.append([aPublication(mine, 300)]);
      process.stdout.write(`${mine}\n`);
    } catch {
      failures++;
    }
  }
}
await Promise.all(Array.from({ length: 16 }, appendForever));
