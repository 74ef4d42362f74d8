import { connect, type Socket } from 'node:net';
import { createAnswerReader } from './answer-reader.js';

/** The answer's status; 0 when the connection broke before the answer was complete. */
type OnAnswer = (status: number) => void;

/** Keep-alive connections to one server, each with at most one request under way. */
export interface Connections {
  /** Sends on a free connection. False when none is free: the caller waits for an answer and tries again. */
  trySend(request: Buffer, onAnswer: OnAnswer): boolean;
  /** Closes all; requests under way are answered with 0. */
  close(): void;
}

/**
 * Opens `count` connections and resolves when all stand; rejects when the server refuses one. A connection that
 * breaks later is opened again at the next use.
 */
export async function openConnections(to: {
  readonly host: string;
  readonly port: number;
  readonly count: number;
}): Promise<Connections> {
  const free: Line[] = [];
  const lines = Array.from({ length: to.count }, () => createLine(to, (line) => free.push(line)));
  await Promise.all(lines.map((line) => line.open()));
  return {
    trySend(request, onAnswer) {
      const line = free.pop();
      if (line === undefined) return false;
      line.send(request, onAnswer);
      return true;
    },
    close() {
      for (const line of lines) line.close();
    },
  };
}

interface Line {
  open(): Promise<void>;
  send(request: Buffer, onAnswer: OnAnswer): void;
  close(): void;
}

function createLine(to: { host: string; port: number }, onFree: (line: Line) => void): Line {
  let socket: Socket | undefined;
  let waiting: OnAnswer | undefined;
  let isClosed = false;

  const settle = (status: number) => {
    const onAnswer = waiting;
    waiting = undefined;
    if (onAnswer === undefined) return;
    if (!isClosed) onFree(line);
    onAnswer(status);
  };

  const dial = (): Socket => {
    const read = createAnswerReader();
    const dialled = connect({ host: to.host, port: to.port, noDelay: true });
    const drop = () => {
      if (socket !== dialled) return;
      socket = undefined;
      dialled.destroy();
      settle(0);
    };
    dialled.on('data', (chunk) => {
      try {
        const answer = read(chunk);
        if (answer === undefined) return;
        if (answer.closes) {
          socket = undefined;
          dialled.destroy();
        }
        settle(answer.status);
      } catch {
        drop();
      }
    });
    dialled.on('error', drop);
    dialled.on('close', drop);
    return dialled;
  };

  const line: Line = {
    open: () =>
      new Promise((resolve, reject) => {
        const dialled = dial();
        socket = dialled;
        dialled.once('connect', () => {
          onFree(line);
          resolve();
        });
        dialled.once('error', reject);
      }),
    send(request, onAnswer) {
      waiting = onAnswer;
      socket ??= dial();
      socket.write(request);
    },
    close() {
      isClosed = true;
      socket?.destroy();
      settle(0);
    },
  };
  return line;
}
