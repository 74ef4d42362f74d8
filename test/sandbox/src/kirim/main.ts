#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { kirim } from './kirim.js';

const isTerminal = process.stderr.isTTY;
let hasProgress = false;

/** By its own command, as an operator asks: the sandbox knows nothing of the product. */
function explain(citizen: string): string {
  const operator = fileURLToPath(new URL('../../../../deploy/operator/dist/main.js', import.meta.url));
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [operator, 'explain', '--from', citizen, '--limit', '1'],
    { encoding: 'utf8' },
  );
  return (stdout || stderr).trimEnd();
}

process.exitCode = await kirim(process.argv.slice(2), {
  sandboxUrl: process.env['SANDBOX_URL'],
  print: (text) => {
    if (hasProgress) process.stderr.write('\r\u001b[2K');
    console.log(text);
  },
  progress: (text) => {
    if (!isTerminal) return;
    hasProgress = true;
    process.stderr.write(`\r\u001b[2K${text}`);
  },
  random: Math.random,
  explain,
});
