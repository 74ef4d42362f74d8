import { expect, test } from 'vitest';
import { z } from 'zod';
import { baseConfigSchema, mongoConfigSchema } from './common-config.js';
import { ConfigError } from './config-error.js';
import { type Environment, loadConfig, redactedConfig } from './load-config.js';

const schema = baseConfigSchema.extend({
  PUBLIC_URL: z
    .url()
    .meta({ description: 'Where the provider reaches us.', example: 'https://kanal.example' }),
  TWILIO_AUTH_TOKEN: z.string().min(32).meta({ description: 'Signs webhooks.', secret: true }),
  ACCOUNTS: z
    .string()
    .transform((list) => list.split(','))
    .meta({ description: 'Our numbers.' })
    .default(['1708']),
});

const enough = {
  PORT: '3001',
  NATS_URL: 'nats://127.0.0.1:4222',
  PUBLIC_URL: 'https://kanal.example',
  TWILIO_AUTH_TOKEN: 'rahasia-rahasia-rahasia-rahasia-',
};

function problemsOf(env: Environment, of: z.ZodObject = schema): readonly string[] {
  try {
    loadConfig(of, env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test('parses, fills in defaults, ignores the rest of the environment', () => {
  expect(loadConfig(schema, { ...enough, HOME: '/home/kanal' })).toEqual({
    ...enough,
    PORT: 3001,
    HOST: '127.0.0.1',
    LOG_LEVEL: 'info',
    SHUTDOWN_TIMEOUT_MS: 25_000,
    ACCOUNTS: ['1708'],
  });
});

test('is frozen, lists too', () => {
  const config = loadConfig(schema, { ...enough, ACCOUNTS: '1708,+15005550006' });
  expect(() => Object.assign(config, { PORT: 1 })).toThrow(TypeError);
  expect(() => config.ACCOUNTS.push('x')).toThrow(TypeError);
});

test('an empty variable counts as unset', () => {
  expect(loadConfig(schema, { ...enough, LOG_LEVEL: '', CRASH_AT: '' })).toMatchObject({ LOG_LEVEL: 'info' });
  expect(problemsOf({ ...enough, PUBLIC_URL: '' })).toEqual([
    'PUBLIC_URL is not set. Where the provider reaches us. Example: https://kanal.example',
  ]);
});

test('all problems come in one error, each with the name of its variable and what to set', () => {
  const problems = problemsOf({
    PORT: 'banyak',
    NATS_URL: 'http://x',
    TWILIO_AUTH_TOKEN: 'pendek',
    CRASH_AT: 'x',
  });
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
    'PORT',
    'NATS_URL',
    'CRASH_AT',
    'PUBLIC_URL',
    'TWILIO_AUTH_TOKEN',
  ]);
  expect(problems[0]).toMatch(/expected number.*TCP port to listen on.*Example: 3000/);
  expect(problems[1]).toMatch(/expected nats:/);
  expect(problems[2]).toMatch(/router\.after-receipt/);
  const error = new ConfigError(problems);
  expect(error).toMatchObject({ code: 'KANAL_CONFIG_INVALID', retryable: false });
  for (const problem of problems) expect(error.message).toContain(problem);
});

test('no problem quotes a value, not even where the rule does', () => {
  const quoting = z.object({
    KEY: z.string().refine(() => false, { error: (issue) => `${String(issue.input)} is no key` }),
    URL: z.url(),
    COUNT: z.coerce.number().max(1),
    MODE: z.enum(['a', 'b']),
  });
  const env = { KEY: 'rahasia1', URL: 'rahasia2', COUNT: 'rahasia3', MODE: 'rahasia4' };
  const problems = problemsOf(env, quoting);
  expect(problems).toHaveLength(4);
  expect(problems.join()).not.toContain('rahasia');
});

test('a rule over several variables is reported by its own words', () => {
  const both = z
    .object({ A: z.string().optional(), B: z.string().optional() })
    .refine(({ A, B }) => (A === undefined) === (B === undefined), { error: 'Set A and B, or neither.' });
  expect(problemsOf({ A: 'x' }, both)).toEqual(['Set A and B, or neither.']);
});

test.each([
  ['nats://a:4222', true],
  ['nats://a:4222, tls://b:4222', true],
  ['wss://bus.example', true],
  ['a:4222', false],
  ['nats://a:4222,', false],
  ['http://a:4222', false],
])('NATS_URL %s fits: %s', (NATS_URL, fits) => {
  expect(problemsOf({ ...enough, NATS_URL }).length === 0).toBe(fits);
});

test('the boot log gets names as log fields have them, and of a secret only whether it is there', () => {
  const config = loadConfig(schema, { ...enough, NATS_URL: 'nats://kanal:rahasia@bus:4222' });
  const shown = redactedConfig(schema, config);
  expect(shown).toMatchObject({
    natsUrl: 'nats://***@bus:4222',
    twilioAuthTokenConfigured: true,
    natsPasswordConfigured: false,
    port: 3001,
  });
  expect(JSON.stringify(shown)).not.toContain('rahasia');
});

test('the connection string of MongoDB is a secret', () => {
  const config = loadConfig(mongoConfigSchema, { MONGODB_URI: 'mongodb://u:rahasia@db/kanal' });
  expect(config.MONGODB_DATABASE).toBe('kanal');
  expect(redactedConfig(mongoConfigSchema, config)).toEqual({
    mongodbUriConfigured: true,
    mongodbDatabase: 'kanal',
  });
});
