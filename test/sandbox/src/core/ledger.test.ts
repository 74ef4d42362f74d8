import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/test-sandbox.js';
import { type LedgerOptions, openLedger } from './ledger.js';
import type { NewEntry } from './ledger-entry.js';
import { readLedger } from './ledger-file.js';

const call = (citizen: string): NewEntry => ({
  kind: 'call',
  provider: 'twilio',
  operation: 'message.create',
  citizen,
  messageId: null,
  params: {},
  violations: [],
  faults: [],
  verdict: { kind: 'accepted' },
});

async function ledgerPath(): Promise<string> {
  return join(await temporaryFolder(), 'ledger.jsonl');
}
const open = (path: string, options: Partial<LedgerOptions> = {}) =>
  openLedger({ path, nowMs: () => Date.UTC(2026, 10, 24), ...options });

test('entries are numbered, dated and in the file when append resolves', async () => {
  const path = await ledgerPath();
  const ledger = await open(path);
  await Promise.all(['a', 'b', 'c'].map((citizen) => ledger.append(call(citizen))));
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { seq: 1, citizen: 'a', at: '2026-11-24T00:00:00.000Z' },
    { seq: 2, citizen: 'b' },
    { seq: 3, citizen: 'c' },
  ]);
  await ledger.close();
});

test('a query narrows by since, kind, citizen and limit', async () => {
  const ledger = await open(await ledgerPath());
  for (const citizen of ['a', 'b', 'a', 'a']) await ledger.append(call(citizen));
  const seqs = async (query: Parameters<typeof ledger.entries>[0]) =>
    (await ledger.entries(query)).map(({ seq }) => seq);
  expect(await seqs({ citizen: 'a' })).toEqual([1, 3, 4]);
  expect(await seqs({ citizen: 'a', since: 1 })).toEqual([3, 4]);
  expect(await seqs({ limit: 2 })).toEqual([1, 2]);
  expect(await seqs({ kind: 'webhook' })).toEqual([]);
  await ledger.close();
});

test('what memory has dropped is still found in the file', async () => {
  const ledger = await open(await ledgerPath(), { maxEntriesInMemory: 4 });
  for (let index = 0; index < 20; index += 1) await ledger.append(call(String(index)));
  expect((await ledger.entries()).map(({ seq }) => seq)).toEqual(
    Array.from({ length: 20 }, (_, index) => index + 1),
  );
  expect((await ledger.entries({ since: 18 })).map(({ seq }) => seq)).toEqual([19, 20]);
  await ledger.close();
});

test('opened again it counts on, and a torn last line is cut off', async () => {
  const path = await ledgerPath();
  const before = await open(path);
  await before.append(call('a'));
  await before.close();
  await appendFile(path, '{"seq":2,"kind":"ca');
  const after = await open(path);
  await after.append(call('b'));
  await after.close();
  const entries = [];
  for await (const entry of readLedger(path)) entries.push(entry);
  expect(entries).toMatchObject([
    { seq: 1, citizen: 'a' },
    { seq: 2, citizen: 'b' },
  ]);
});

test('a damaged line in the middle is not passed over', async () => {
  const path = await ledgerPath();
  await writeFile(path, '{"seq":1}\ngarbage\n{"seq":3}\n');
  await expect(open(path)).rejects.toThrow();
});

test('a line of more than one chunk is whole', async () => {
  const path = await ledgerPath();
  const ledger = await open(path);
  await ledger.append(call('x'.repeat(200_000)));
  await ledger.close();
  const again = await open(path);
  expect(again.lastSeq()).toBe(1);
  await again.close();
});
