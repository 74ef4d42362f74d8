import { Writable } from 'node:stream';
import { createLog, type Log } from '@kanal/runtime';

/** The product's own log, kept in memory line by line. */
export function recordingLog(): { readonly log: Log; readonly lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      for (const line of chunk.toString().split('\n')) if (line) lines.push(JSON.parse(line));
      done();
    },
  });
  return { log: createLog({ service: 'test', level: 'debug', destination }), lines };
}
