import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to the database on which calls can be lost while every connection stays. */
export interface StallingProxy {
  readonly uri: string;
  /** From now on a request that names this command gets no answer, nor does anything else on its connection. */
  stall(command: string): void;
  /** What comes now is answered again. */
  release(): void;
  /** All that the database has sent by this way, one character a byte. */
  received(): string;
  close(): Promise<void>;
}

/** Listens on the loopback address and passes everything on to the database at `uri`. */
export async function startStallingProxy(uri: string): Promise<StallingProxy> {
  const target = new URL(uri);
  const sockets = new Set<Socket>();
  let stalled: Buffer | undefined;
  const received: Buffer[] = [];

  function join(client: Socket): void {
    const database = connect(Number(target.port), target.hostname);
    let isStalled = false;
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        database.destroy();
      });
    }
    client.on('data', (chunk: Buffer) => {
      isStalled ||= stalled !== undefined && chunk.includes(stalled);
      if (!isStalled) database.write(chunk);
    });
    database.on('data', (chunk: Buffer) => {
      received.push(chunk);
      client.write(chunk);
    });
  }

  const server = createServer(join);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const own = new URL(uri);
  own.port = String((server.address() as AddressInfo).port);
  return {
    uri: own.href,
    stall: (command) => {
      stalled = Buffer.from(`${command}\0`);
    },
    release: () => {
      stalled = undefined;
    },
    received: () => Buffer.concat(received).toString('latin1'),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
