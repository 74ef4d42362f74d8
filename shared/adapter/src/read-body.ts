import type { IncomingMessage } from 'node:http';

/** A body, or why there is none. */
export type BodyRead =
  | { readonly read: 'whole'; readonly body: Uint8Array }
  | { readonly read: 'too-large' }
  | { readonly read: 'aborted' };

const empty = new Uint8Array(0);

/**
 * The raw bytes of a request, counted while they arrive: never holds more than `maxBytes` and one chunk.
 * Never rejects. A client that goes away is `aborted`, as is one that takes longer than `timeoutMs`: providers send
 * their few kilobytes at once, and whoever dawdles holds a place that others need.
 */
export function readBody(request: IncomingMessage, maxBytes: number, timeoutMs: number): Promise<BodyRead> {
  return new Promise((settle) => {
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    const timer = setTimeout(() => resolve({ read: 'aborted' }), timeoutMs);
    const resolve = (body: BodyRead) => {
      clearTimeout(timer);
      settle(body);
    };
    request.on('data', (chunk: Uint8Array) => {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) {
        request.pause();
        resolve({ read: 'too-large' });
        return;
      }
      chunks.push(chunk);
    });
    request.on('end', () => resolve({ read: 'whole', body: joined(chunks) }));
    request.on('error', () => resolve({ read: 'aborted' }));
    request.on('close', () => resolve({ read: 'aborted' }));
  });
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [first] = chunks;
  return chunks.length <= 1 ? (first ?? empty) : Buffer.concat(chunks);
}
