import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tailLedger } from './ledger-tail.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kanal-ledger-'));
});
afterEach(() => rm(folder, { recursive: true }));

const call = (to: string, verdict: string, operation = 'message.create') =>
  `${JSON.stringify({
    seq: 1,
    at: '2026-11-24T03:00:00.250Z',
    kind: 'call',
    operation,
    citizen: to,
    params: { Body: '"kind":"webhook"' },
    verdict: { kind: verdict },
    violations: [],
  })}\n`;

describe('tailLedger', () => {
  it('reads each call once, also one whose line arrives in two pieces', async () => {
    const path = join(folder, 'ledger.jsonl');
    const tail = tailLedger(path);
    expect(await tail.readNew()).toEqual([]);

    const webhook = `${JSON.stringify({ kind: 'webhook', params: { Body: '"kind":"call"' } })}\n`;
    const second = call('+622', 'rejected');
    await appendFile(
      path,
      webhook + call('+629', 'accepted', 'message.list') + call('+621', 'accepted') + second.slice(0, 40),
    );
    const atMs = Date.parse('2026-11-24T03:00:00.250Z');
    expect(await tail.readNew()).toEqual([{ to: '+621', isAccepted: true, atMs, violations: [] }]);

    await appendFile(path, second.slice(40));
    expect(await tail.readNew()).toEqual([{ to: '+622', isAccepted: false, atMs, violations: [] }]);
    expect(await tail.readNew()).toEqual([]);
  });
});
