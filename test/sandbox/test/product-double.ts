import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A post the double has received. */
export interface ReceivedPost {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Exactly as received. */
  readonly body: string;
  /** The body read as a form. */
  readonly params: Readonly<Record<string, string>>;
}

/** A stand-in for the product, for the sandbox's own tests: it takes posts and answers as told. */
export interface ProductDouble {
  readonly url: string;
  readonly posts: readonly ReceivedPost[];
  close(): Promise<void>;
}

/** Listens on a free loopback port; `answer` sees each post once it is complete. */
export function startProductDouble(
  answer: (post: ReceivedPost, response: ServerResponse) => void,
): Promise<ProductDouble> {
  const posts: ReceivedPost[] = [];
  const server = createServer(async (request, response) => {
    request.setEncoding('utf8');
    let body = '';
    for await (const part of request) body += part;
    const post = {
      path: request.url ?? '',
      headers: request.headers,
      body,
      params: Object.fromEntries(new URLSearchParams(body)),
    };
    posts.push(post);
    answer(post, response);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        posts,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      }),
    );
  });
}
