// @ts-check
/** `npm run bench`: the same set-up as `npm start`, then the load generator, which starts a copy of its own. */
import { homedir } from 'node:os';
import { engineVariables, withoutGivenEngines } from './engine-variables.mjs';
import { runInForeground } from './foreground.mjs';
import { runLauncher } from './launcher.mjs';
import { prepare } from './prepare.mjs';
import { readSettings } from './settings.mjs';
import { workspaceBin } from './workspace-bin.mjs';

const env = withoutGivenEngines(process.env);

await runLauncher({
  settings: () =>
    readSettings({ args: ['--data', '.kanal/bench'], env, home: homedir(), platform: process.platform }),
  body: async (settings, { warden, progress, interrupted }) => {
    const engines = await prepare({ settings, env, warden, progress });
    return runInForeground({
      command: process.execPath,
      args: [workspaceBin(settings.root, 'test/load', 'bench'), ...process.argv.slice(2)],
      cwd: settings.root,
      env: { ...env, ...engineVariables(engines) },
      interrupted,
    });
  },
});
