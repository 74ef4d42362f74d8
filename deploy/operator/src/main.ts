#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { KanalError } from '@kanal/runtime';
import { type Command, type Terminal, UsageError } from './command.js';
import { books } from './commands/books.js';
import { category } from './commands/category.js';
import { clocks } from './commands/clocks.js';
import { complaint } from './commands/complaint.js';
import { deadLetters } from './commands/dead-letters.js';
import { explain } from './commands/explain.js';
import { groupDismiss } from './commands/group-dismiss.js';
import { groups } from './commands/groups.js';
import { merge, unmerge } from './commands/merge.js';
import { migrate } from './commands/migrate.js';
import { privacyRequests } from './commands/privacy-requests.js';
import { promote } from './commands/promote.js';
import { provision } from './commands/provision.js';
import { quarantine } from './commands/quarantine.js';
import { recordHandoff } from './commands/record-handoff.js';
import { replay } from './commands/replay.js';
import { rewrapKeys } from './commands/rewrap-keys.js';
import { settings } from './commands/settings.js';

const commands: readonly Command[] = [
  provision,
  migrate,
  complaint,
  explain,
  promote,
  recordHandoff,
  category,
  clocks,
  groups,
  groupDismiss,
  merge,
  unmerge,
  books,
  privacyRequests,
  deadLetters,
  quarantine,
  replay,
  settings,
  rewrapKeys,
];

const terminal: Terminal = {
  out: (line) => process.stdout.write(`${line}\n`),
  note: (line) => process.stderr.write(`${line}\n`),
};

function usage(): string {
  const lines = commands.map(
    ({ name, usage, summary }) => `  kanal ${`${name} ${usage}`.trim()}\n      ${summary}`,
  );
  return [
    'kanal: the operator’s command. What changes something is a dry run until --apply is given.',
    '',
    ...lines,
  ].join('\n');
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      apply: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
      done: { type: 'boolean', default: false },
      limit: { type: 'string', default: '50' },
      class: { type: 'string' },
      'even-if-worse': { type: 'boolean', default: false },
      reveal: { type: 'string' },
      into: { type: 'string' },
      reason: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const [name, ...words] = positionals;
  if (values.help || name === undefined) {
    terminal.out(usage());
    return name === undefined && !values.help ? 2 : 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) throw new UsageError(`there is no command "${name}"`);
  const limit = Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1) throw new UsageError('--limit takes a whole number from 1');
  const { reveal, into, reason, from, to } = values;
  const given = { class: values.class, evenIfWorse: values['even-if-worse'] };
  return command.run({ ...values, ...given, words, limit, reveal, into, reason, from, to }, terminal);
}

try {
  process.exitCode = await main();
} catch (error) {
  const isUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
  const code = error instanceof KanalError ? `${error.code}: ` : '';
  terminal.note(`kanal: ${code}${error instanceof Error ? error.message : 'failed'}`);
  if (isUsage) terminal.note(`\n${usage()}`);
  process.exitCode = isUsage ? 2 : 1;
}
