import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The invented provider with a ledger of its own: what counts is what it took, not what we think we sent. */
export interface LetterProvider {
  readonly baseUrl: string;
  /** `reference` of every call, in order. */
  readonly references: string[];
  /** Letters that lie there to be asked for, by id. */
  readonly letters: Map<string, unknown>;
  /** How the next calls are answered; default 201. `hang`: taken, never answered. */
  readonly answers: ({ status: number; headers?: Record<string, string> } | 'hang')[];
  close(): Promise<void>;
}

/** Starts it on a free port of 127.0.0.1. */
export async function startLetterProvider(): Promise<LetterProvider> {
  const references: string[] = [];
  const answers: LetterProvider['answers'] = [];
  const letters: LetterProvider['letters'] = new Map();
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') {
      const letter = letters.get(request.url?.split('/').at(-1) ?? '');
      response.writeHead(letter === undefined ? 404 : 200).end(JSON.stringify(letter ?? {}));
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    references.push((JSON.parse(Buffer.concat(chunks).toString()) as { reference: string }).reference);
    const answer = answers.shift() ?? { status: 201 };
    if (answer === 'hang') return;
    response.writeHead(answer.status, answer.headers);
    response.end(JSON.stringify({ id: `L${references.length}` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    references,
    letters,
    answers,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
