// @ts-check
/** `npm start`: prepares the checkout, starts a copy of Kanal, and stops all of it at the end. */
import { homedir } from 'node:os';
import { runLauncher } from './launcher.mjs';
import { prepare } from './prepare.mjs';
import { claimsIn, removeRunFile, writeRunFile } from './run-file.mjs';
import { readyScreen } from './screen.mjs';
import { readSettings } from './settings.mjs';
import { checkCopyPorts, startCopy } from './start-copy.mjs';

const { env, platform } = process;
const args = process.argv.slice(2);

await runLauncher({
  settings: () => readSettings({ args, env, home: homedir(), platform }),
  claims: ({ dataDir }) => claimsIn(dataDir),
  body: async (settings, { warden, progress }) => {
    const { dataDir, logDir, root } = settings;
    const startedMs = Date.now();
    process.once('exit', () => removeRunFile(dataDir));
    await checkCopyPorts(settings, env);
    const engines = await prepare({ settings, env, warden, progress });
    const copy = await startCopy({ settings, env, engines, warden, progress });

    const { urls, parts, environment } = copy;
    const startedAt = new Date().toISOString();
    writeRunFile({ pid: process.pid, startedAt, dataDir, urls, parts, environment });
    const tookSeconds = (Date.now() - startedMs) / 1_000;
    const isDefault = readSettings({ env: {}, home: homedir(), platform, root }).dataDir === dataDir;
    const dataFlag = isDefault ? '' : `KANAL_DATA_DIR=${dataDir} `;
    process.stdout.write(readyScreen({ urls, dataDir, logDir, tookSeconds, dataFlag }));
    throw await copy.failed;
  },
});
