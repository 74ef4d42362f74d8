import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it } from 'vitest';
import { checkPorts } from './ports.mjs';

it('names every port in use, who wants it, and what to do', async () => {
  const servers = [createServer(), createServer(), createServer()];
  const ports = await Promise.all(
    servers.map(async (server) => {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    }),
  );
  const [sms = 0, router = 0, free = 0] = ports;
  servers[2]?.close();
  try {
    await expect(checkPorts({ sms, router, nats: free }, 17_080)).rejects.toThrow(
      new RegExp(
        `port ${sms}, wanted by sms\n.*port ${router}, wanted by router\nEnd that.*--port-base 18080\n.*--data`,
      ),
    );
    await expect(checkPorts({ sms, nats: free }, 17_080)).rejects.toThrow(/wanted by sms/);
    await expect(checkPorts({ nats: free }, 17_080)).resolves.toBeUndefined();
  } finally {
    for (const server of servers) server.close();
  }
});
