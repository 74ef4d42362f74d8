import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEveryService } from './local/services.mjs';
import { checkout } from './local/settings.mjs';
import { runInitiate } from './mongodb/run-initiate.js';

const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');
const services = readEveryService(checkout);
/** What is opted in to has a file of its own, so that nothing starts it by the way. */
const optional = services.flatMap(({ name, optIn }) =>
  optIn === undefined ? [] : [read(`compose.${name}.yaml`)],
);
const compose = [read('compose.yaml'), ...optional].join('\n');

/** The lines of a service in this compose file, or none. */
function blockOf(service: string, file = compose): string {
  const services = file.slice(file.indexOf('\nservices:\n'));
  return new RegExp(`\n  ${service}:\n((?: {4}.*\n|\n)+)`).exec(services)?.[1] ?? '';
}

describe.each([...services])('the deployment has $name', ({ name, folder, needs, optIn }) => {
  it(optIn === undefined ? 'from the start' : 'only when it is asked for', () => {
    expect(blockOf(name, read('compose.yaml')) !== '').toBe(optIn === undefined);
  });

  it('as a service built from its folder', () => {
    expect(blockOf(name)).toContain(`FOLDER: ${folder} `);
  });

  if (needs.includes('nats'))
    it('with a user of its own in NATS', () => {
      expect(blockOf(name)).toContain(`NATS_USER: ${name}\n`);
      expect(read('nats/nats.conf')).toMatch(
        new RegExp(`user: ${name}\n\\s+password: \\$NATS_${name.toUpperCase()}_PASSWORD`),
      );
    });

  if (needs.includes('mongodbReader'))
    it('without a key, with a user in MongoDB who reads one view', () => {
      expect(blockOf(name)).not.toMatch(/KANAL_|NATS_/);
      expect(blockOf(name)).toContain(`MONGODB_URI: mongodb://${name}:`);
      const [, view] = /_VIEW: (\w+)\n/.exec(blockOf(name)) ?? [];
      const made = runInitiate();
      expect(made.views.map(({ name }) => name)).toEqual([view]);
      expect(made.roles).toEqual([
        {
          role: 'readProgress',
          privileges: [{ resource: { db: 'kanal', collection: view }, actions: ['find'] }],
          roles: [],
        },
      ]);
      expect(made.users).toContainEqual({
        user: name,
        pwd: 'MONGODB_PROGRESS_PASSWORD',
        roles: ['readProgress'],
      });
    });

  it('and reaches the bus or the database at all', () => {
    expect(needs.some((need) => need === 'nats' || need === 'mongodbReader')).toBe(true);
  });
});

describe('compose.yaml', () => {
  const variables = [...compose.matchAll(/\$\{([A-Z_]+)(:[^}]*)?\}/g)];

  const isOptional = ([, , rule]: RegExpExecArray) => !rule?.startsWith(':?');

  it('gives no secret a default', () => {
    const defaults = variables.filter(([, , rule]) => rule?.startsWith(':-') && rule !== ':-');
    const names = defaults.map(([, name]) => name);
    expect(names).toContain('LOG_LEVEL');
    expect(names.filter((name) => /KEY|PASSWORD|TOKEN|SECRET|ACCOUNT|PAGES/.test(name ?? ''))).toEqual([]);
  });

  it('passes on by their own names what the services’ schemas let be left out', () => {
    const settings = readFileSync(join(checkout, '.env.example'), 'utf8');
    for (const [, name] of variables.filter(isOptional)) {
      // Each adapter that is called has its own address, all by one name.
      const own = name?.replace(/^[A-Z]+_(?=PUBLIC_BASE_URL$)/, '');
      expect(compose).toMatch(new RegExp(`^ +${own}: \\$\\{${name}:-`, 'm'));
      expect(settings).toMatch(new RegExp(`^# ${own}=`, 'm'));
    }
  });

  it('has the operator’s command with every key it needs, and starts it only when asked', () => {
    expect(blockOf('kanal')).toContain('<<: [*streams, *store]');
    expect(blockOf('kanal')).toContain('profiles: [operator]');
  });

  it('finds every variable in env.example, and no other is there', () => {
    const example = [...read('env.example').matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(new Set(example)).toEqual(new Set(variables.map(([, name]) => name)));
  });

  it('is reachable from its own machine only', () => {
    const published = [...compose.matchAll(/ports: \["([^"]+)"\]/g)].map(([, port]) => port);
    expect(published.length).toBeGreaterThan(0);
    expect(published.filter((port) => !port?.startsWith('127.0.0.1:'))).toEqual([]);
    expect(compose.match(/ports:/g)).toHaveLength(published.length);
  });
});
