import { randomBytes } from 'node:crypto';
import { testDatabase } from '@kanal/testing';
import type { Arguments, Command } from '../src/command.js';
import { withStore } from '../src/with-store.js';

/** Gives this process an empty database of its own, up to date, with keys. */
export async function useOwnDatabase(): Promise<void> {
  const { uri, database } = testDatabase();
  const secret = () => randomBytes(32).toString('base64');
  Object.assign(process.env, {
    MONGODB_URI: uri,
    MONGODB_DATABASE: database,
    KANAL_STORE_KEYS: `1:${secret()}`,
    KANAL_BLIND_INDEX_KEY: secret(),
  });
  await withStore((store) => store.migrate({ apply: true, now: Date.now }));
}

/** What a command prints with these words, and how it ends. */
export async function runCommand(command: Command, words: readonly string[], of: Partial<Arguments> = {}) {
  const out: string[] = [];
  const notes: string[] = [];
  const given = { apply: false, json: false, all: false, done: false, limit: 50 };
  const unset = { reveal: undefined, into: undefined, reason: undefined, from: undefined, to: undefined };
  const args: Arguments = { ...given, ...unset, ...of, words };
  const code = await command.run(args, {
    out: (line) => out.push(line),
    note: (line) => notes.push(line),
  });
  return { code, out: out.join('\n'), notes: notes.join('\n') };
}
