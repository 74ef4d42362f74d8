#!/usr/bin/env node
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from './config.js';
import { formatReport } from './format-report.js';
import { parseOptions, usage } from './options.js';
import { differencesOf } from './report.js';
import { runBench } from './run-bench.js';
import { startStack } from './stack.js';

// Exit codes: 0 done and the books balance, 1 a difference or a failure, 2 wrong usage.

const args = process.argv.slice(2);
/** Milliseconds before a reply's first callback that no bench lasts. */
const afterTheBench = '999999,0,0';

const startedMs = performance.now();
const log = (line: string) => {
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(0).padStart(4);
  process.stderr.write(`${seconds} s  ${line}\n`);
};

async function bench(): Promise<number> {
  const options = parseOptions(args);
  const engines = readConfig(process.env);
  const time = new Date().toISOString().replace(/[:.]/g, '-');
  const results = join(process.cwd(), '.kanal', 'bench');
  const folder = join(results, time);
  await mkdir(folder, { recursive: true });

  const stack = await startStack({
    folder,
    engines,
    profile: options.profile,
    sandboxVariables: { SMS_STATUS_DELAYS_MS: options.withoutCallbacks ? afterTheBench : '0,0,0' },
    log,
  });
  const interrupt = () => void stack.stop().then(() => process.exit(130));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    const command = ['npm run bench', ...(args.length > 0 ? ['--', ...args] : [])].join(' ');
    const report = await runBench({ stack, options, command, engines, log });
    const text = formatReport(report);
    await writeFile(`${folder}.json`, `${JSON.stringify(report, undefined, 2)}\n`);
    if (options.markdown) await writeFile(`${folder}.md`, `${text}\n`);
    process.stdout.write(`${text}\n`);
    log(`results in ${folder}.json`);
    return differencesOf(report).length === 0 ? 0 : 1;
  } finally {
    await stack.stop();
    if (options.profile === undefined) await rm(folder, { recursive: true, force: true });
    else log(`the CPU profile of ${options.profile} lies in ${folder}`);
  }
}

process.exitCode = await bench().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${usage}\n`);
  return 1;
});
