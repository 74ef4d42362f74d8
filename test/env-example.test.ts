import { join } from 'node:path';
import { type EnvSection, renderEnvExample } from '@kanal/runtime';
import { expect, it } from 'vitest';
import { readEveryService } from '../deploy/local/services.mjs';
import { checkout } from '../deploy/local/settings.mjs';
import { streamsConfigSchema } from '../deploy/operator/src/config.js';

/** The section of a service: the one schema that its `src/config.ts` exports. */
async function sectionOf(folder: string): Promise<EnvSection> {
  const exported: Record<string, unknown> = await import(join(checkout, folder, 'src/config.ts'));
  const schemas = Object.values(exported).filter(
    (value) => typeof value === 'object' && value !== null && 'safeParse' in value && 'shape' in value,
  );
  expect(schemas, `${folder}/src/config.ts exports its schema, and no other`).toHaveLength(1);
  return { title: folder, schema: schemas[0] as EnvSection['schema'] };
}

/** `npx vitest run --project unit test/env-example -u` writes the file anew after a schema has changed. */
it('.env.example says what the services’ schemas say', async () => {
  const services = await Promise.all(readEveryService(checkout).map(({ folder }) => sectionOf(folder)));
  const text = renderEnvExample([...services, { title: 'deploy/operator', schema: streamsConfigSchema }]);
  await expect(text).toMatchFileSnapshot(join(checkout, '.env.example'));
});
