import { createLog } from '@kanal/runtime';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { type Routing, startRouting } from '../test/routing.js';
import { watchRulebook } from './rulebook-watch.js';

let routing: Routing;
beforeAll(async () => {
  routing = await startRouting();
});
afterAll(() => routing.stop());

const log = createLog({ service: 'test', level: 'silent' });
const saved = { actor: 'operator:uji', at: new Date('2026-11-28T03:00:00.000Z') };

it('holds what a person sets without a restart, and reads no value again that it knows', async () => {
  const calls = { looks: 0, reads: 0 };
  const { store } = routing;
  const counting: typeof store = {
    ...store,
    latestVersions: (kinds) => {
      calls.looks++;
      return store.latestVersions(kinds);
    },
    latestSettings: (kinds) => {
      calls.reads++;
      return store.latestSettings(kinds);
    },
  };
  const watch = watchRulebook(counting, { everyMs: 5, log });
  onTestFinished(() => watch.stop());
  await watch.ready();
  expect(watch.current().channelPolicies).toEqual([]);
  const row = { channel: 'sms', policy: 'arahkan_saja' };
  await store.saveSetting({ kind: 'channel-policies', data: [row], ...saved });
  await expect.poll(() => watch.current().channelPolicies).toEqual([row]);
  const [known, { looks, reads }] = [watch.current(), { ...calls }];
  await expect.poll(() => calls.looks).toBeGreaterThan(looks + 5);
  expect(calls.reads).toBe(reads);
  expect(watch.current()).toBe(known);
});

it('names what it cannot use and holds what is built in', async () => {
  const version = await routing.store.saveSetting({ kind: 'calendar', data: { years: 'all' }, ...saved });
  const watch = watchRulebook(routing.store, { everyMs: 60_000, log });
  onTestFinished(() => watch.stop());
  await watch.ready();
  expect(watch.current()).toMatchObject({
    unusable: ['calendar'],
    versions: { calendar: version },
    calendar: { version: 'bawaan-1' },
  });
});
