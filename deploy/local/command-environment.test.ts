import { expect, it } from 'vitest';
import { commandEnvironment } from './command-environment.mjs';

const dataDir = '/data';
const copy = {
  pid: 1,
  startedAt: '2026-11-24T00:00:00Z',
  dataDir,
  urls: {},
  parts: [],
  environment: { NATS_URL: 'nats://127.0.0.1:1', KANAL_BLIND_INDEX_KEY: 'of the copy' },
};
const args = ['complaint', 'BTN-1'];

it('finds the running copy', () => {
  expect(commandEnvironment({ args, env: { PATH: '/bin' }, dataDir, copy })).toEqual({
    PATH: '/bin',
    ...copy.environment,
  });
});

it('works elsewhere when told so, without a key of the running copy', () => {
  const env = { NATS_URL: 'nats://elsewhere:4222' };
  expect(commandEnvironment({ args, env, dataDir, copy })).toEqual(env);
  expect(commandEnvironment({ args, env, dataDir, copy: undefined })).toEqual(env);
});

it('takes the copy that was started on the same given server', () => {
  const env = { NATS_URL: copy.environment.NATS_URL };
  expect(commandEnvironment({ args, env, dataDir, copy })).toMatchObject(copy.environment);
});

it('says what to do when no copy runs, but helps without one', () => {
  expect(() => commandEnvironment({ args, env: {}, dataDir, copy: undefined })).toThrow(
    /No copy of Kanal runs with the data folder \/data.*npm start/,
  );
  expect(commandEnvironment({ args: [], env: {}, dataDir, copy: undefined })).toEqual({});
  expect(commandEnvironment({ args: ['--help'], env: {}, dataDir, copy: undefined })).toEqual({});
});
