import http from 'node:http';
import https from 'node:https';
import type { PostOutcome } from './ledger-entry.js';

/** One HTTP post. */
interface PostRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly connectTimeoutMs: number;
  /** From the connection being there to the end of the answer. */
  readonly responseTimeoutMs: number;
}

/** Posts over kept-alive connections. Never rejects: a failure is an outcome. */
export interface Poster {
  post(request: PostRequest): Promise<PostOutcome>;
  /** Breaks what is open. */
  close(): void;
}

const maxBodyChars = 2_000;

/** `node:http` and not `fetch`, because the provider times connecting and answering separately. */
export function createPoster(): Poster {
  const agents = {
    'http:': new http.Agent({ keepAlive: true, maxSockets: 128 }),
    'https:': new https.Agent({ keepAlive: true, maxSockets: 128 }),
  };

  function post({
    url,
    headers,
    body,
    connectTimeoutMs,
    responseTimeoutMs,
  }: PostRequest): Promise<PostOutcome> {
    return new Promise((resolve) => {
      const startedMs = performance.now();
      const tookMs = () => Math.round((performance.now() - startedMs) * 10) / 10;
      const target = new URL(url);
      const isSecure = target.protocol === 'https:';
      const request = (isSecure ? https : http).request(target, {
        method: 'POST',
        agent: agents[isSecure ? 'https:' : 'http:'],
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      });
      let isConnected = false;
      let timer: NodeJS.Timeout | undefined;

      const end = (outcome: PostOutcome) => {
        clearTimeout(timer);
        resolve(outcome);
      };
      const fail = (reason: 'connect' | 'response' | 'lost', cause: string) => {
        end({ kind: 'failed', reason, cause, tookMs: tookMs() });
        request.destroy();
      };
      const connected = () => {
        isConnected = true;
        clearTimeout(timer);
        timer = setTimeout(() => fail('response', `no answer in ${responseTimeoutMs} ms`), responseTimeoutMs);
      };

      // Waiting for a free socket of the agent is the sandbox's own queue, not the product's slowness.
      request.once('socket', (socket) => {
        if (!socket.connecting) return connected();
        timer = setTimeout(
          () => fail('connect', `no connection in ${connectTimeoutMs} ms`),
          connectTimeoutMs,
        );
        socket.once(isSecure ? 'secureConnect' : 'connect', connected);
      });
      request.once('error', (error: NodeJS.ErrnoException) =>
        fail(isConnected ? 'lost' : 'connect', error.code ?? error.message),
      );
      request.once('response', (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          if (text.length < maxBodyChars) text += part;
        });
        response.once('end', () =>
          end({
            kind: 'answered',
            status: response.statusCode ?? 0,
            body: text.slice(0, maxBodyChars),
            tookMs: tookMs(),
          }),
        );
        response.once('error', (error: NodeJS.ErrnoException) => fail('lost', error.code ?? error.message));
      });
      request.end(body);
    });
  }

  return {
    post,
    close: () => {
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  };
}
