import { afterEach, describe, expect, it } from 'vitest';
import { createHealth } from './health.js';
import { createMetrics } from './metrics.js';
import { type OpsServer, startOpsServer } from './ops-server.js';

let server: OpsServer | undefined;
afterEach(() => server?.close());

async function start() {
  const health = createHealth();
  server = await startOpsServer({ host: '127.0.0.1', port: 0, health, metrics: createMetrics('test') });
  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${server?.port}${path}`);
    return { status: response.status, text: await response.text() };
  };
  return { health, get };
}

describe('ops server', () => {
  it('is ready until a check gives a reason, and tells the reason', async () => {
    const { health, get } = await start();
    expect(await get('/readyz')).toMatchObject({ status: 200 });
    health.addCheck('nats', () => 'not connected');
    expect(await get('/readyz')).toEqual({
      status: 503,
      text: '{"ready":false,"reasons":{"nats":"not connected"}}',
    });
    expect(await get('/livez')).toMatchObject({ status: 200 });
  });

  it('shows metrics with the name of the service', async () => {
    const { get } = await start();
    expect((await get('/metrics')).text).toContain('process_cpu_user_seconds_total{service="test"}');
  });

  it('knows nothing else', async () => {
    expect(await (await start()).get('/')).toMatchObject({ status: 404 });
  });
});
