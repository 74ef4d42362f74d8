import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** A WebSocket endpoint on this machine, in WhatsApp's place: it hears the library's greeting and answers nothing. */
export interface WhatsappEndpoint {
  readonly url: string;
  /** The first bytes of each connection's first frame, unmasked. */
  readonly greetings: readonly Buffer[];
  /** From now on connections are closed at their greeting. */
  closeAtOnce(): void;
  close(): Promise<void>;
}

/** https://www.rfc-editor.org/rfc/rfc6455#section-1.3 */
const acceptSuffix = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const closeFrame = Buffer.from([0x88, 0x00]);

/** Listens on a free port. */
export async function startWhatsappEndpoint(): Promise<WhatsappEndpoint> {
  const greetings: Buffer[] = [];
  const sockets = new Set<Duplex>();
  let closesAtOnce = false;
  const server = createServer();
  server.on('upgrade', (request, socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    const key = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}${acceptSuffix}`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`,
    );
    socket.once('data', (frame: Buffer) => {
      greetings.push(unmask(frame));
      if (closesAtOnce) socket.end(closeFrame);
    });
    // The client's own close is answered, or it would wait for it: its last frame, masked and without a word.
    socket.on('data', (frames: Buffer) => {
      if (frames.subarray(-6)[0] === 0x88 || frames.subarray(-8)[0] === 0x88) socket.end(closeFrame);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    greetings,
    closeAtOnce: () => {
      closesAtOnce = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** A short frame of a client: two bytes of header, four of mask. */
function unmask(frame: Buffer): Buffer {
  const mask = frame.subarray(2, 6);
  return Buffer.from(frame.subarray(6).map((byte, at) => byte ^ (mask[at % 4] ?? 0)));
}
