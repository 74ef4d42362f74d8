import { type AddressInfo, createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { busAt, keptLog, until } from '../test/bus-for-test.js';

/** Says of itself that it is a NATS server of this version, and answers pings. Old servers are not at hand. */
async function startServerOf(version: string): Promise<string> {
  const server = createServer((socket) => {
    const info = {
      server_id: 'N',
      server_name: 'n',
      version,
      proto: 1,
      headers: true,
      max_payload: 1_048_576,
    };
    socket.write(`INFO ${JSON.stringify(info)}\r\n`);
    socket.on('data', (data) => {
      if (String(data).includes('PING\r\n')) socket.write('PONG\r\n');
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `nats://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('says at boot and in its health that the server is too old', async () => {
  const { log, lines } = keptLog();
  const bus = busAt({ url: await startServerOf('2.13.9') }, { log });
  await until(() => bus.isConnected(), 'the bus is connected');
  expect(lines).toContainEqual(
    expect.objectContaining({
      level: 'error',
      msg: 'bus.server-too-old',
      version: '2.13.9',
      oldest: '2.14.0',
    }),
  );
  expect(bus.health()).toBe('the NATS server is 2.13.9: 2.14.0 or newer is needed');
});

it('says nothing of a server that is new enough', async () => {
  const { log, lines } = keptLog();
  const bus = busAt({ url: await startServerOf('2.14.0') }, { log });
  await until(() => bus.isConnected(), 'the bus is connected');
  expect(lines.map(({ msg }) => msg)).not.toContain('bus.server-too-old');
  expect(bus.health() ?? '').not.toContain('or newer is needed');
});
