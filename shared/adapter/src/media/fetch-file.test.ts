import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { MediaSource } from '../channel-adapter.js';
import { fetchFile } from './fetch-file.js';
import { createGuardedAgent } from './guarded-agent.js';

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A server on 127.0.0.1 that counts its visits. */
async function serve(
  listener: RequestListener,
): Promise<{ host: string; port: number; visits: () => number }> {
  let visits = 0;
  const server = createServer((request, response) => {
    visits++;
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { host: `127.0.0.1:${port}`, port, visits: () => visits };
}

interface FetchTestOptions {
  readonly allowed?: readonly string[];
  readonly resolve?: LookupFunction;
  readonly maxBytes?: number;
  readonly source?: Partial<MediaSource>;
}

async function fetched(url: string, options: FetchTestOptions = {}): Promise<Buffer> {
  const allowedPrivateHosts = new Set(options.allowed ?? []);
  const agent = createGuardedAgent({
    allowedPrivateHosts,
    connectTimeoutMs: 300,
    ...(options.resolve && { resolve: options.resolve }),
  });
  try {
    return await fetchFile(
      { url, headers: {}, credentialHosts: [], ...options.source },
      { agent, allowedPrivateHosts, maxBytes: options.maxBytes ?? 1000, signal: AbortSignal.timeout(5_000) },
    );
  } finally {
    await agent.destroy();
  }
}

const forbidden = expect.objectContaining({ code: 'KANAL_MEDIA_FORBIDDEN', retryable: false });

/** A resolver that gives these addresses, one after the other, for every name. */
function resolvingTo(...addresses: string[]): LookupFunction {
  let call = 0;
  return (_hostname, options, callback) => {
    const address = addresses[Math.min(call++, addresses.length - 1)] ?? '';
    if (options.all) callback(null, [{ address, family: 4 }]);
    else callback(null, address, 4);
  };
}

describe('fetchFile', () => {
  it('says what it is, to every host: some answer a page instead of the file to who does not', async () => {
    const agents: unknown[] = [];
    const files = await serve((request, response) => {
      agents.push(request.headers['user-agent']);
      if (request.url === '/1.jpg') response.writeHead(302, { location: '/2.jpg' }).end();
      else response.end('gambar');
    });
    await fetched(`http://${files.host}/1.jpg`, { allowed: [files.host] });
    expect(agents).toEqual(['kanal', 'kanal']);
  });

  it('fetches the bytes', async () => {
    const files = await serve((_request, response) => response.end('gambar'));
    expect((await fetched(`http://${files.host}/1.jpg`, { allowed: [files.host] })).toString()).toBe(
      'gambar',
    );
  });

  it.each(['http', 'https'])('does not connect to this machine over %s', async (protocol) => {
    const inner = await serve((_request, response) => response.end('rahasia'));
    const url = `${protocol}://localhost:${inner.port}/`;
    await expect(fetched(url)).rejects.toMatchObject({ retryable: false });
    expect(inner.visits()).toBe(0);
  });

  it.each([
    (port: number) => `https://127.0.0.1:${port}/`,
    (port: number) => `https://2130706433:${port}/`,
    (port: number) => `https://0x7f.1:${port}/`,
    (port: number) => `https://[::ffff:127.0.0.1]:${port}/`,
    (port: number) => `https://localhost:${port}/`,
  ])('refuses a private address however it is written (%#)', async (url) => {
    const inner = await serve((_request, response) => response.end('rahasia'));
    await expect(fetched(url(inner.port))).rejects.toThrow(forbidden);
    expect(inner.visits()).toBe(0);
  });

  it('refuses a name that resolves to a private address', async () => {
    const inner = await serve((_request, response) => response.end('rahasia'));
    const url = `https://files.example:${inner.port}/`;
    await expect(fetched(url, { resolve: resolvingTo('127.0.0.1') })).rejects.toThrow(forbidden);
    expect(inner.visits()).toBe(0);
  });

  it('follows no redirect to a private address', async () => {
    const inner = await serve((_request, response) => response.end('rahasia'));
    const files = await serve((_request, response) =>
      response.writeHead(302, { location: `https://127.0.0.1:${inner.port}/` }).end(),
    );
    await expect(fetched(`http://${files.host}/`, { allowed: [files.host] })).rejects.toThrow(forbidden);
    expect(inner.visits()).toBe(0);
  });

  it('follows no redirect to plain http', async () => {
    const inner = await serve((_request, response) => response.end('rahasia'));
    const files = await serve((_request, response) =>
      response.writeHead(302, { location: `http://127.0.0.1:${inner.port}/` }).end(),
    );
    await expect(fetched(`http://${files.host}/`, { allowed: [files.host] })).rejects.toMatchObject({
      code: 'KANAL_MEDIA_URL',
    });
    expect(inner.visits()).toBe(0);
  });

  it('connects to the address it has checked, not to what the name means a moment later', async () => {
    const inner = await serve((_request, response) => response.end('rahasia'));
    // 93.184.215.14 is public, and takes no connection on this port, if it can be reached at all.
    const resolve = resolvingTo('93.184.215.14', '127.0.0.1');
    const url = `https://rebind.example:${inner.port}/`;
    await expect(fetched(url, { resolve })).rejects.toMatchObject({ code: 'KANAL_MEDIA_UNREACHABLE' });
    await expect(fetched(url, { resolve })).rejects.toThrow(forbidden);
    expect(inner.visits()).toBe(0);
  });

  it('gives credentials to the hosts they are for, and not to where these redirect', async () => {
    const seen: (string | undefined)[] = [];
    const storage = await serve((request, response) => {
      seen.push(request.headers['authorization']);
      response.end('gambar');
    });
    const api = await serve((request, response) => {
      seen.push(request.headers['authorization']);
      response.writeHead(307, { location: `http://${storage.host}/signed` }).end();
    });
    const source = { headers: { authorization: 'Basic abc' }, credentialHosts: [api.host] };
    await fetched(`http://${api.host}/`, { allowed: [api.host, storage.host], source });
    expect(seen).toEqual(['Basic abc', undefined]);
  });

  it('gives up after five redirects', async () => {
    const loop = await serve((_request, response) => response.writeHead(302, { location: '/again' }).end());
    await expect(fetched(`http://${loop.host}/`, { allowed: [loop.host] })).rejects.toMatchObject({
      code: 'KANAL_MEDIA_REDIRECT',
      retryable: false,
    });
    expect(loop.visits()).toBe(6);
  });

  it.each([
    { label: 'told before', headers: { 'content-length': '2000' } },
    { label: 'not told', headers: { 'transfer-encoding': 'chunked' } },
  ])('refuses a file over the size, $label', async ({ headers }) => {
    const files = await serve((_request, response) =>
      response.writeHead(200, headers).end(Buffer.alloc(2000)),
    );
    await expect(fetched(`http://${files.host}/`, { allowed: [files.host] })).rejects.toMatchObject({
      code: 'KANAL_MEDIA_TOO_LARGE',
      retryable: false,
    });
  });

  it('does not read a file without end to its end', async () => {
    const files = await serve((_request, response) => {
      const more = (): void => {
        while (response.write(Buffer.alloc(1000)));
      };
      response.on('drain', more);
      more();
    });
    await expect(fetched(`http://${files.host}/`, { allowed: [files.host] })).rejects.toMatchObject({
      code: 'KANAL_MEDIA_TOO_LARGE',
    });
  });

  it.each([
    { status: 503, retryable: true },
    { status: 429, retryable: true },
    { status: 404, retryable: true },
    { status: 403, retryable: false },
    { status: 410, retryable: false },
  ])('takes $status for retryable: $retryable', async ({ status, retryable }) => {
    const files = await serve((_request, response) => response.writeHead(status).end('no'));
    await expect(fetched(`http://${files.host}/`, { allowed: [files.host] })).rejects.toMatchObject({
      retryable,
    });
  });

  it('takes a file that breaks off for retryable', async () => {
    const files = await serve((request, response) => {
      response.writeHead(200, { 'content-length': '500' });
      response.write('half');
      setTimeout(() => request.socket.destroy(), 20);
    });
    await expect(fetched(`http://${files.host}/`, { allowed: [files.host] })).rejects.toMatchObject({
      code: 'KANAL_MEDIA_INTERRUPTED',
      retryable: true,
    });
  });

  it.each([
    'file:///etc/passwd',
    'ftp://files.example/',
    'data:text/plain,x',
    'https://a:b@files.example/',
    'no url',
  ])('refuses %s', async (url) => {
    await expect(fetched(url)).rejects.toMatchObject({ code: 'KANAL_MEDIA_URL', retryable: false });
  });
});
