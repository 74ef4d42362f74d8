// @ts-check
import { join } from 'node:path';

/** @typedef {import('./cache.mjs').Recipe} Recipe */

/**
 * NATS server, Apache-2.0. Older than 2.14 lacks what Kanal relies on (`sync_interval`, atomic batches).
 * https://github.com/nats-io/nats-server
 * @type {Recipe}
 */
export const natsRecipe = {
  name: 'nats-server',
  version: '2.15.2',
  binary: join('bin', 'nats-server'),
  usualDuration: '1 min',
  build: (folder) => ({
    command: 'go',
    args: ['install', 'github.com/nats-io/nats-server/v2@v2.15.2'],
    env: { GOBIN: join(folder, 'bin') },
  }),
};

/**
 * SecantusDB's Rust server, GPL-2.0: a program of its own that speaks MongoDB's wire protocol, for local use only.
 * `--ignore-rust-version`: it names a newer compiler than it needs. https://crates.io/crates/secantus-mdb
 * @type {Recipe}
 */
export const secantusRecipe = {
  name: 'secantusd-rs',
  version: '0.5.3-beta.196',
  binary: join('bin', 'secantusd-rs'),
  usualDuration: '5 min',
  build: (folder) => ({
    command: 'cargo',
    args: [
      'install',
      'secantus-mdb',
      '--version',
      '0.5.3-beta.196',
      '--locked',
      '--ignore-rust-version',
      '--root',
      folder,
    ],
    env: {},
  }),
};
