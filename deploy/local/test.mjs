// @ts-check
/** `npm test`: the same set-up as `npm start`, then the whole suite. Arguments are passed on to vitest. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { createCommands } from './commands.mjs';
import { engineVariables, withoutGivenEngines } from './engine-variables.mjs';
import { runInForeground } from './foreground.mjs';
import { runLauncher } from './launcher.mjs';
import { prepare } from './prepare.mjs';
import { readSettings } from './settings.mjs';
import { testSummary } from './test-summary.mjs';

const env = withoutGivenEngines(process.env);

let summary = testSummary(undefined, 1);
process.on('exit', () => process.stdout.write(`${summary}\n`));

await runLauncher({
  settings: () =>
    readSettings({ args: ['--data', '.kanal/test'], env, home: homedir(), platform: process.platform }),
  body: async (settings, { warden, progress, interrupted }) => {
    const engines = await prepare({ settings, env, warden, progress });
    const chromium = await findChromium({
      env,
      commands: createCommands({ settings, env, warden, progress }),
    });
    const folder = mkdtempSync(join(tmpdir(), 'kanal-report-'));
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    const report = join(folder, 'vitest.json');

    const code = await runInForeground({
      command: join(settings.root, 'node_modules', '.bin', 'vitest'),
      args: [
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...process.argv.slice(2),
      ],
      cwd: settings.root,
      env: { ...env, ...engineVariables(engines), CHROMIUM_PATH: chromium },
      interrupted,
    });
    summary = testSummary(readReport(report), code);
    return code;
  },
});

/**
 * @param {string} file
 * @returns {import('./test-summary.mjs').Report | undefined}
 */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
