// @ts-check
/** `node run-bin.mjs FOLDER NAME ARGS…`: a workspace's command, with the environment of the copy that runs. */
import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { commandEnvironment } from './command-environment.mjs';
import { printable } from './launch-error.mjs';
import { findRunningCopy } from './run-file.mjs';
import { readSettings } from './settings.mjs';
import { workspaceBin } from './workspace-bin.mjs';

const { env, platform } = process;
const [folder = '', name = '', ...args] = process.argv.slice(2);

try {
  const { root, dataDir } = readSettings({ env, home: homedir(), platform });
  const file = workspaceBin(root, folder, name);
  const environment = commandEnvironment({ args, env, dataDir, copy: findRunningCopy(dataDir) });
  // The terminal's Ctrl-C reaches the command itself; this process waits for how it takes it.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});
  const { status, signal } = spawnSync(process.execPath, [file, ...args], {
    env: environment,
    stdio: 'inherit',
  });
  process.exitCode = status ?? (signal === 'SIGINT' ? 130 : 1);
} catch (error) {
  process.stderr.write(`${printable(error)}\n`);
  process.exitCode = 1;
}
