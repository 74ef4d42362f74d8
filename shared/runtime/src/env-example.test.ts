import { expect, test } from 'vitest';
import { z } from 'zod';
import { baseConfigSchema, mongoConfigSchema } from './common-config.js';
import { renderEnvExample } from './env-example.js';

const base = z.object({
  NATS_URL: z.url().meta({ description: 'The NATS server.', example: 'nats://127.0.0.1:4222' }),
  HOST: z.string().default('127.0.0.1').meta({ description: 'Where to listen.' }),
});

test('shared variables stand once, under all that have them, the rest in its section; secrets are empty', () => {
  const sms = base.extend({
    PORT: z.coerce.number().default(3001).meta({ description: 'Port.' }),
    TOKEN: z.string().meta({ description: 'Signs webhooks.', secret: true, example: 'never shown' }),
  });
  const router = base.extend({
    PORT: z.coerce.number().default(3002).meta({ description: 'Port.' }),
    NOTE: z.string().optional().meta({ description: 'A note.', example: 'halo' }),
  });
  expect(
    renderEnvExample([
      { title: 'SMS', schema: sms },
      { title: 'Router', schema: router },
    ]),
  ).toBe(`# ---- SMS, Router ----

# The NATS server. Required.
NATS_URL=nats://127.0.0.1:4222

# Where to listen. Default: 127.0.0.1.
# HOST=127.0.0.1

# ---- SMS ----

# Port. Default: 3001.
# PORT=3001

# Signs webhooks. Required.
TOKEN=

# ---- Router ----

# Port. Default: 3002.
# PORT=3002

# A note. Optional.
# NOTE=halo
`);
});

test('long descriptions are wrapped', () => {
  const wordy = z.object({ A: z.string().meta({ description: 'kata '.repeat(60) }) });
  for (const line of renderEnvExample([{ title: 'A', schema: wordy }]).split('\n')) {
    expect(line.length).toBeLessThanOrEqual(100);
  }
});

test.each([
  ['base', baseConfigSchema],
  ['mongo', mongoConfigSchema],
])('every variable of the %s schema is described', (title, schema) => {
  const text = renderEnvExample([{ title, schema }]);
  for (const name of Object.keys(schema.shape)) {
    expect(text).toMatch(new RegExp(`^# [A-Z].*\\n(#.*\\n)*(# )?${name}=`, 'm'));
  }
});
