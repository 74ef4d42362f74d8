#!/usr/bin/env node
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from './config.js';
import { formatDecisions } from './decision/format.js';
import { runDecisions } from './decision/run.js';
import { formatReport } from './format-report.js';
import { formatSmpp } from './format-smpp.js';
import { type BenchOptions, parseOptions, usage } from './options.js';
import { differencesOf, type Report } from './report.js';
import { runBench } from './run-bench.js';
import { runSmpp, type SmppReport } from './run-smpp.js';
import { formatSimilar } from './similar/format.js';
import { runSimilar } from './similar/run.js';
import { startStack } from './stack.js';

// Exit codes: 0 done and the books balance, 1 a difference or a failure, 2 wrong usage.
// Data and logs of a run stay only when something was wrong with it, or for its profile.

const args = process.argv.slice(2);
/** Milliseconds before a reply's first callback that no bench lasts. */
const afterTheBench = 999_999;

/**
 * Replies a second the provider would sell us, as many as can be set: out of the way, because Kanal is measured here.
 * The sandbox answers for citizens although their messages do not come through it.
 */
const variablesOf = {
  sms: {
    service: () => ({ TWILIO_MESSAGES_PER_SECOND: '10000' }),
    sandbox: (firstCallbackMs: number) => ({ SMS_STATUS_DELAYS_MS: `${firstCallbackMs},0,0` }),
  },
  smpp: {
    service: ({ SMPP_OPERATORS: operators = '[]' }: Readonly<Record<string, string>>) => ({
      SMS_PROVIDER: 'smpp',
      SMPP_OPERATORS: JSON.stringify(
        (JSON.parse(operators) as object[]).map((operator) => ({
          ...operator,
          messagesPerSecond: 10_000,
          window: 100,
          receipts: false,
        })),
      ),
    }),
    sandbox: () => ({}),
  },
  whatsapp: {
    service: () => ({ WHATSAPP_MESSAGES_PER_SECOND: '1000' }),
    sandbox: (firstCallbackMs: number) => ({
      WHATSAPP_STATUS_DELAYS_MS: `${firstCallbackMs},0`,
      WHATSAPP_STRANGERS: 'known',
    }),
  },
} as const;

const startedMs = performance.now();
const log = (line: string) => {
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(0).padStart(4);
  process.stderr.write(`${seconds} s  ${line}\n`);
};

const command = ['npm run bench', ...(args.length > 0 ? ['--', ...args] : [])].join(' ');

async function bench(options: BenchOptions): Promise<number> {
  const engines = readConfig(process.env);
  const time = new Date().toISOString().replace(/[:.]/g, '-');
  const folder = join(process.cwd(), '.kanal', 'bench', time);
  await mkdir(folder, { recursive: true });
  log(`logs in ${join(folder, 'logs')}`);

  if (options.similar || options.decide) {
    const { isQuick, minutes } = options;
    const report = options.similar
      ? await runSimilar({ folder, engines, isQuick, minutes, command, log })
      : await runDecisions({ root: process.cwd(), isQuick, command, log });
    const text = 'engine' in report ? formatSimilar(report) : formatDecisions(report);
    await tell(text, report, { folder, ...options });
    await rm(folder, { recursive: true });
    return 0;
  }
  const { channel } = options;
  const { service, sandbox } = variablesOf[channel];
  const stack = await startStack({
    folder,
    engines,
    profile: options.profile,
    channel,
    serviceVariables: service,
    sandboxVariables: sandbox(options.withoutCallbacks ? afterTheBench : 0),
    log,
  });
  const interrupt = () => void stack.stop().then(() => process.exit(130));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  let report: Report | SmppReport;
  try {
    report = await run(options, { stack, command, engines, log });
  } finally {
    await stack.stop();
  }

  const text = report.channel === 'smpp' ? formatSmpp(report) : formatReport(report);
  await tell(text, report, { folder, ...options });
  if (isWrong(report)) return 1;
  if (options.profile !== undefined) log(`the CPU profile of ${options.profile} lies in ${folder}`);
  else await rm(folder, { recursive: true });
  return 0;
}

async function tell(
  text: string,
  report: object,
  { folder, markdown }: Pick<BenchOptions, 'markdown'> & { readonly folder: string },
): Promise<void> {
  process.stdout.write(`${text}\n`);
  await writeFile(`${folder}.json`, `${JSON.stringify(report, undefined, 2)}\n`);
  if (markdown) await writeFile(`${folder}.md`, `${text}\n`);
  log(`results in ${folder}.json`);
}

function run(
  { channel, seconds, rate, ...options }: BenchOptions,
  of: Omit<Parameters<typeof runSmpp>[0], 'seconds' | 'ratePerSecond'>,
): Promise<Report | SmppReport> {
  if (channel !== 'smpp') return runBench({ ...of, options: { ...options, channel, seconds, rate } });
  if (rate === undefined) throw new Error('smpp is measured at a rate');
  return runSmpp({ ...of, seconds, ratePerSecond: rate });
}

function isWrong(report: Report | SmppReport): boolean {
  if (report.channel !== 'smpp') return differencesOf(report).length > 0;
  // Without a cut it was another run than it says.
  if (report.rebindMs === undefined) return true;
  return report.books.differences.length > 0 || report.violations.length > 0;
}

function readOptions(): BenchOptions | undefined {
  try {
    return parseOptions(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${usage}\n`);
    return undefined;
  }
}

const options = readOptions();
process.exitCode =
  options === undefined
    ? 2
    : await bench(options).catch((error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
        return 1;
      });
