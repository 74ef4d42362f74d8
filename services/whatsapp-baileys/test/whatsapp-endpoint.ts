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
  const greeted = new WeakSet<Duplex>();
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
    let unread = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      unread = Buffer.concat([unread, chunk]);
      for (let frame = readFrame(unread); frame; frame = readFrame(unread)) {
        unread = unread.subarray(frame.bytes);
        if (frame.isClose) return void socket.end(closeFrame);
        if (greeted.has(socket)) continue;
        greeted.add(socket);
        greetings.push(frame.payload);
        if (closesAtOnce) return void socket.end(closeFrame);
      }
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

/** The first whole frame of a client's bytes. https://www.rfc-editor.org/rfc/rfc6455#section-5.2 */
function readFrame(bytes: Buffer): { bytes: number; isClose: boolean; payload: Buffer } | undefined {
  if (bytes.byteLength < 2) return undefined;
  const short = (bytes[1] ?? 0) & 0x7f;
  const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
  const start = 2 + extra + 4;
  if (bytes.byteLength < start) return undefined;
  const length = extra === 2 ? bytes.readUInt16BE(2) : extra === 8 ? Number(bytes.readBigUInt64BE(2)) : short;
  if (bytes.byteLength < start + length) return undefined;
  const mask = bytes.subarray(start - 4, start);
  const payload = Buffer.from(
    bytes.subarray(start, start + length).map((byte, at) => byte ^ (mask[at % 4] ?? 0)),
  );
  return { bytes: start + length, isClose: ((bytes[0] ?? 0) & 0x0f) === 8, payload };
}
