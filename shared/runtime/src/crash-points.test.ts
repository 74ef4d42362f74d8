import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { crashPoints } from './crash-points.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kanal-crash-'));
  const source = await readFile(new URL('./crash-points.ts', import.meta.url), 'utf8');
  const compiled = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.ESNext } });
  await writeFile(join(folder, 'crash-points.mjs'), compiled.outputText);
  await writeFile(
    join(folder, 'main.mjs'),
    `import { createCrash } from './crash-points.mjs';
     process.on('exit', () => console.log('exit handler'));
     const crash = createCrash(process.argv[2]);
     console.log('before');
     crash('router.after-receipt');
     console.log('between');
     crash('router.after-commit');
     console.log('after');`,
  );
});

afterAll(() => rm(folder, { recursive: true }));

async function runWith(at: string | undefined): Promise<{ signal: string | null; lines: string[] }> {
  const child = spawn(process.execPath, [join(folder, 'main.mjs'), ...(at === undefined ? [] : [at])]);
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += String(chunk);
  });
  const [, signal] = await once(child, 'close');
  return { signal, lines: output.trim().split('\n') };
}

test.each([
  ['router.after-receipt', 'SIGKILL', ['before']],
  ['router.after-commit', 'SIGKILL', ['before', 'between']],
  ['sender.after-claim', null, ['before', 'between', 'after', 'exit handler']],
  [undefined, null, ['before', 'between', 'after', 'exit handler']],
])('CRASH_AT=%s ends with %s', async (at, signal, lines) => {
  expect(await runWith(at)).toEqual({ signal, lines });
});

test('every point has a name of its own, in the form part.step', () => {
  expect(new Set(crashPoints).size).toBe(crashPoints.length);
  for (const point of crashPoints) expect(point).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/);
});
