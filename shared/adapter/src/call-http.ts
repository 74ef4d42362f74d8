import http, { type IncomingHttpHeaders } from 'node:http';
import https from 'node:https';

/** What came of a call. Only `not-connected` says for certain that the other side has nothing of it. */
export type HttpOutcome =
  | {
      readonly outcome: 'answered';
      readonly status: number;
      readonly headers: IncomingHttpHeaders;
      readonly body: string;
    }
  | { readonly outcome: 'not-connected' }
  /** `cause` names what went wrong, without addresses. */
  | { readonly outcome: 'no-answer'; readonly cause: string };

/** One call of a provider's API. */
export interface HttpCall {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: { readonly contentType: string; readonly text: string };
  /** Ends the call, however far it has come. */
  readonly signal: AbortSignal;
}

/** Never rejects. Follows no redirect and repeats nothing. */
export type CallHttp = (call: HttpCall) => Promise<HttpOutcome>;

/** More than the send worker has under way at once. */
const maxSockets = 128;

/** Idle connections are given up before a server (often after 5 s) or a balancer (60 s) does it in the midst of a call. */
const idleMs = 4_000;

/** What a call is bounded by. */
export interface CallHttpOptions {
  /** Of an answer; a longer one is none. Default: 65,536. */
  readonly maxAnswerChars?: number;
}

/** Keeps connections alive between calls. Node's own client: it tells when a connection stands (ADR 0010). */
export function createCallHttp({ maxAnswerChars = 64 * 1024 }: CallHttpOptions = {}): CallHttp {
  const options = { keepAlive: true, maxSockets, maxFreeSockets: maxSockets, timeout: idleMs };
  const agents = { 'http:': new http.Agent(options), 'https:': new https.Agent(options) };

  const carry: CallHttp = ({ method, url, headers, body, signal }) =>
    new Promise((resolve) => {
      const isTls = new URL(url).protocol === 'https:';
      let isConnected = false;
      const fail = (error: NodeJS.ErrnoException): void =>
        resolve(isConnected ? { outcome: 'no-answer', cause: causeOf(error) } : { outcome: 'not-connected' });

      const request = (isTls ? https : http).request(url, {
        method,
        agent: agents[isTls ? 'https:' : 'http:'],
        signal,
        headers: {
          ...headers,
          ...(body && { 'content-type': body.contentType, 'content-length': Buffer.byteLength(body.text) }),
        },
      });
      // Until a new connection stands, with its certificate checked, every byte of ours is still in this process.
      request.on('socket', (socket) => {
        if (!socket.connecting) isConnected = true;
        else socket.once(isTls ? 'secureConnect' : 'connect', () => (isConnected = true));
      });
      request.on('error', fail);
      request.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
          if (text.length > maxAnswerChars) response.destroy(new Error('the answer is too long'));
        });
        response.on('error', fail);
        response.on('end', () =>
          resolve({
            outcome: 'answered',
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: text,
          }),
        );
      });
      request.end(body?.text);
    });
  // Node refuses some addresses and headers before anything is written.
  return (call) => carry(call).catch(() => ({ outcome: 'not-connected' }));
}

function causeOf({ name, code }: NodeJS.ErrnoException): string {
  return code ?? name;
}
