import { join } from 'node:path';
import { renderEnvExample } from '@kanal/runtime';
import { expect, it } from 'vitest';
import { streamsConfigSchema } from '../deploy/operator/src/config.js';
import { configSchema as routerConfig } from '../services/router/src/config.js';
import { smsConfigSchema } from '../services/sms/src/config.js';

/** `npx vitest run --project unit test/env-example -u` writes the file anew after a schema has changed. */
it('.env.example says what the services’ schemas say', async () => {
  const text = renderEnvExample([
    { title: 'services/sms', schema: smsConfigSchema },
    { title: 'services/router', schema: routerConfig },
    { title: 'deploy/operator', schema: streamsConfigSchema },
  ]);
  await expect(text).toMatchFileSnapshot(join(import.meta.dirname, '../.env.example'));
});
