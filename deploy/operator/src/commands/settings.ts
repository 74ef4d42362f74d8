import { readFile } from 'node:fs/promises';
import { type SettingKind, type Store, settingKinds } from '@kanal/store';
import { z } from 'zod';
import { type Arguments, type Command, type Terminal, table, UsageError } from '../command.js';
import { operatorAct } from '../operator-act.js';
import { settingForms } from '../setting-forms.js';
import { withStore } from '../with-store.js';

/** Lists, shows and imports what an agency can set while Kanal runs. Every version is kept. */
export const settings: Command = {
  name: 'settings',
  usage: '(list [KIND] [--limit N] | show KIND [VERSION] | import KIND FILE [--apply])',
  summary: `list, show or import what the agency sets (${settingKinds.join(', ')}); an import is checked first and adds a version`,
  run: async (args, terminal) => {
    const [what, kind, word] = args.words;
    switch (what) {
      case 'list': {
        const of = kind === undefined ? undefined : kindNamed(kind);
        return withStore((store) => (of ? history(store, of, args, terminal) : list(store, args, terminal)));
      }
      case 'show': {
        const of = kindNamed(kind);
        const version = word === undefined ? undefined : Number(word);
        if (version !== undefined && !Number.isInteger(version))
          throw new UsageError('a version is a whole number');
        return withStore((store) => show(store, of, version, terminal));
      }
      case 'import': {
        if (word === undefined) throw new UsageError('import takes a kind and a file');
        return importFile(kindNamed(kind), word, args, terminal);
      }
      default:
        throw new UsageError('settings takes list, show or import');
    }
  },
};

function kindNamed(word: string | undefined): SettingKind {
  const kind = settingKinds.find((candidate) => candidate === word);
  if (!kind) throw new UsageError(`which kind? One of ${settingKinds.join(', ')}`);
  return kind;
}

async function list(store: Store, args: Arguments, terminal: Terminal): Promise<number> {
  const latest = await store.latestSettings(settingKinds);
  const lines = settingKinds.map((kind) => {
    const { version, at, actor } = latest.get(kind) ?? {};
    return { kind, version, at, actor };
  });
  if (args.json) terminal.out(JSON.stringify(lines, null, 2));
  else {
    const rows = lines.map(({ kind, version, at, actor }) => [
      kind,
      version === undefined ? 'built in' : String(version),
      at?.toISOString() ?? '',
      actor ?? '',
    ]);
    for (const line of table(['kind', 'version', 'set at', 'by'], rows)) terminal.out(line);
  }
  return 0;
}

async function history(
  store: Store,
  kind: SettingKind,
  args: Arguments,
  terminal: Terminal,
): Promise<number> {
  const lines = await store.settingHistory(kind, args.limit);
  if (args.json) terminal.out(JSON.stringify(lines, null, 2));
  else {
    const rows = lines.map(({ version, at, actor }) => [String(version), at.toISOString(), actor]);
    for (const line of table(['version', 'set at', 'by'], rows)) terminal.out(line);
  }
  terminal.note(`${lines.length} versions of ${kind}`);
  return 0;
}

/** The value goes to the output as a file that `import` takes, the rest is noted. */
async function show(
  store: Store,
  kind: SettingKind,
  version: number | undefined,
  terminal: Terminal,
): Promise<number> {
  const setting =
    version === undefined
      ? (await store.latestSettings([kind])).get(kind)
      : await store.findSetting(kind, version);
  if (setting) {
    terminal.out(JSON.stringify(setting.data, null, 2));
    terminal.note(`version ${setting.version}, set at ${setting.at.toISOString()} by ${setting.actor}`);
    return 0;
  }
  const builtIn = version === undefined ? settingForms[kind].builtIn : undefined;
  if (builtIn === undefined) {
    terminal.note(`there is no ${version === undefined ? kind : `version ${version} of ${kind}`}`);
    return 1;
  }
  terminal.out(JSON.stringify(builtIn, null, 2));
  terminal.note('never set: this comes with Kanal');
  return 0;
}

async function importFile(
  kind: SettingKind,
  file: string,
  { apply }: Arguments,
  terminal: Terminal,
): Promise<number> {
  const read = await readSetting(kind, file);
  if ('problem' in read) {
    terminal.note(`${file} was not imported: ${read.problem}`);
    return 1;
  }
  const form = settingForms[kind];
  for (const line of form.describe?.(read.data) ?? []) terminal.out(line);
  if (!apply) {
    terminal.note('dry run: nothing was changed; add --apply');
    return 0;
  }
  return withStore(async (store) => {
    const version = await store.saveSetting({ kind, data: read.data, ...operatorAct() });
    terminal.out(`${kind} is at version ${version}`);
    return 0;
  });
}

async function readSetting(
  kind: SettingKind,
  file: string,
): Promise<{ readonly data: unknown } | { readonly problem: string }> {
  let data: unknown;
  try {
    data = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    return { problem: error instanceof Error ? error.message : 'it cannot be read' };
  }
  const checked = settingForms[kind].schema.safeParse(data);
  return checked.success ? { data: checked.data } : { problem: `\n${z.prettifyError(checked.error)}` };
}
