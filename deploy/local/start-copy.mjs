// @ts-check
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startMongo, startNats } from './engines.mjs';
import {
  commandVariables,
  loopback,
  metaWebhookUrl,
  progressUrl,
  sandboxVariables,
  serviceVariables,
  smsWebhookUrl,
  whatsappWebhookUrl,
  xWebhookUrl,
} from './environment.mjs';
import { inheritedVariables } from './inherited-variables.mjs';
import { LaunchError } from './launch-error.mjs';
import { logTail } from './log-tail.mjs';
import { checkPorts } from './ports.mjs';
import { loadSecrets } from './secrets.mjs';
import { readEveryService, readServices } from './services.mjs';
import { portOffsets } from './settings.mjs';
import { answersOk, waitUntil } from './wait-until.mjs';
import { workspaceBin } from './workspace-bin.mjs';

/** @typedef {import('./part.mjs').RunningPart} RunningPart */

/**
 * A copy of Kanal of which every part is ready.
 * @typedef {object} RunningCopy
 * @property {Readonly<Record<string, string>>} urls
 * @property {readonly { name: string, pid: number, port?: number, log: string }[]} parts
 * @property {import('./environment.mjs').Variables} environment For commands that work on it.
 * @property {Promise<LaunchError>} failed Resolves when a part ends by itself, and says which and how.
 */

/**
 * The ports a copy will listen on, by part.
 * @param {import('./settings.mjs').Settings} settings
 * @returns {Readonly<Record<string, number>>}
 */
export function copyPorts({ root, portBase }) {
  const offsets = {
    ...portOffsets,
    ...Object.fromEntries(readEveryService(root).map(({ name, portOffset }) => [name, portOffset])),
  };
  return Object.fromEntries(Object.entries(offsets).map(([name, offset]) => [name, portBase + offset]));
}

/**
 * Says early when a port is in use; ports of engines that are given by URL are nobody's concern.
 * @param {import('./settings.mjs').Settings} settings
 * @param {Readonly<Record<string, string | undefined>>} env
 */
export async function checkCopyPorts(settings, env) {
  const running = new Set(readServices(settings.root, env).map(({ name }) => name));
  const given = [
    ...(env.NATS_URL ? ['nats', 'natsMonitor'] : []),
    ...(env.MONGODB_URI ? ['mongodb'] : []),
    ...readEveryService(settings.root).flatMap(({ name }) => (running.has(name) ? [] : [name])),
  ];
  const ports = Object.entries(copyPorts(settings)).filter(([name]) => !given.includes(name));
  await checkPorts(Object.fromEntries(ports), settings.portBase);
}

/**
 * Starts engines, brings streams and indexes up to date, starts the sandbox and every service, and waits until all
 * are ready. What was started before a failure is for the caller to stop, by the warden.
 * @param {object} options
 * @param {import('./settings.mjs').Settings} options.settings
 * @param {Readonly<Record<string, string | undefined>>} options.env
 * @param {import('./prepare.mjs').FoundEngines} options.engines
 * @param {import('./warden-client.mjs').Warden} options.warden
 * @param {import('./progress.mjs').Progress} options.progress
 * @returns {Promise<RunningCopy>}
 */
export async function startCopy({ settings, env, engines, warden, progress }) {
  const { root, dataDir, logDir } = settings;
  const ports = copyPorts(settings);
  const secrets = loadSecrets(dataDir, randomBytes);
  /** @type {RunningPart[]} */
  const started = [];
  /** @type {import('./part.mjs').StartPart} */
  const start = async (part) => {
    const running = await warden.start(part);
    started.push(running);
    return running;
  };
  const logOf = (/** @type {string} */ name) => join(logDir, `${name}.log`);

  const urls = await progress.step('starting NATS and MongoDB', async () => {
    const [nats, mongodb] = await Promise.all([
      engines.nats.from === 'url'
        ? engines.nats.url
        : startNats({
            bin: engines.nats.bin,
            dir: join(dataDir, 'nats'),
            port: ports.nats ?? 0,
            monitorPort: ports.natsMonitor ?? 0,
            user: 'kanal',
            password: secrets.natsPassword,
            log: logOf('nats'),
            start,
          }).then(({ url }) => url),
      engines.mongodb.from === 'url'
        ? engines.mongodb.url
        : startMongo({
            bin: engines.mongodb.bin,
            kind: engines.mongodb.kind === 'mongod' ? 'mongod' : 'secantus',
            dir: join(dataDir, 'mongodb'),
            port: ports.mongodb ?? 0,
            log: logOf('mongodb'),
            start,
          }).then(({ url }) => url),
    ]);
    return { nats, mongodb };
  });

  /** @type {import('./environment.mjs').Copy} */
  const copy = {
    dataDir,
    secrets,
    ports,
    env,
    urls: engines.nats.from === 'url' ? urls : { ...urls, natsMonitor: loopback(ports.natsMonitor) },
  };
  const environment = commandVariables(copy);

  await progress.step('bringing streams and indexes up to date', async () => {
    const kanal = workspaceBin(root, 'deploy/operator', 'kanal');
    await Promise.all(
      ['provision', 'migrate'].map(async (command) => {
        const log = logOf(command);
        const args = [kanal, command, '--apply'];
        const part = { name: command, stage: /** @type {const} */ ('command'), args, cwd: root, log };
        const exit = await warden.run({
          ...part,
          command: process.execPath,
          env: { ...env, ...environment },
        });
        if (exit.code !== 0) throw commandFailed(command, log, engines);
      }),
    );
  });

  const programs = [
    {
      name: 'sandbox',
      entry: join(root, 'test', 'sandbox', 'dist', 'main.js'),
      // No part of the product: what is set in the terminal shapes it.
      inherited: env,
      variables: sandboxVariables(copy),
      ready: '/readyz',
    },
    ...readServices(root, env).map((service) => ({
      name: service.name,
      entry: join(root, service.folder, service.entry),
      inherited: inheritedVariables(root, service.folder, env),
      variables: serviceVariables(service, copy),
      // What is opted in to may wait for a person, as a linked device does for its phone.
      ready: service.optIn === undefined ? '/readyz' : '/livez',
    })),
  ];
  await progress.step(`starting ${programs.map(({ name }) => name).join(', ')}`, () =>
    Promise.all(
      programs.map(async ({ name, entry, inherited, variables, ready }) => {
        for (const folder of [variables['SPOOL_DIR'], variables['SANDBOX_DATA_DIR']]) {
          if (folder !== undefined) mkdirSync(folder, { recursive: true, mode: 0o700 });
        }
        const part = await start({
          name,
          stage: 'service',
          command: process.execPath,
          args: ['--enable-source-maps', entry],
          cwd: root,
          env: { ...inherited, ...variables },
          log: logOf(name),
        });
        await waitUntil(part, () => answersOk(`${loopback(ports[name])}${ready}`), 60_000);
      }),
    ),
  );

  const portOf = (/** @type {string} */ name) => (ports[name] === undefined ? {} : { port: ports[name] });
  return {
    urls: {
      ...copy.urls,
      phone: `${loopback(ports.sandbox)}/`,
      sandbox: loopback(ports.sandbox),
      sms: loopback(ports.sms),
      smsWebhook: smsWebhookUrl(ports),
      whatsappWebhook: whatsappWebhookUrl(ports),
      metaWebhook: metaWebhookUrl(ports),
      xWebhook: xWebhookUrl(ports),
      progress: progressUrl(ports),
      router: `${loopback(ports.router)}/readyz`,
    },
    parts: started.map(({ name, pid, log }) => ({ name, pid, ...portOf(name), log })),
    environment,
    failed: Promise.race(
      started.map(async ({ name, log, exited }) => {
        const { code, signal } = await exited;
        return new LaunchError(
          `${name} ended by itself (${signal ?? `exit code ${code}`}).\n${logTail(log)}`,
        );
      }),
    ),
  };
}

/**
 * A server of this copy ends with the launcher, so by hand the command can only be tried on one that was given by URL.
 * @param {string} command
 * @param {string} log
 * @param {import('./prepare.mjs').FoundEngines} engines
 */
function commandFailed(command, log, { nats }) {
  const canBeTried = command === 'provision' && nats.from === 'url';
  return new LaunchError(
    [
      `kanal ${command} --apply failed, so no service was started.`,
      logTail(log),
      `Its whole output is in ${log}. Mend what it names and run npm start again.`,
      ...(canBeTried
        ? ['To see what it would do on the server of NATS_URL: npm run kanal -- provision']
        : []),
    ].join('\n'),
  );
}
