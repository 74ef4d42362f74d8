/** The end of one HTTP/1.1 answer. */
export interface Answer {
  readonly status: number;
  /** The server closes the connection after this answer. */
  readonly closes: boolean;
}

/**
 * Reads answers off one connection, one at a time: returns the answer when `chunk` completes it and undefined while
 * more is to come. Knows Content-Length and chunked bodies. Throws on what is not an HTTP/1.1 answer, and on bytes
 * after its end, because nothing was asked that they could answer.
 */
export function createAnswerReader(): (chunk: Buffer) => Answer | undefined {
  let text = '';
  return (chunk) => {
    text += chunk.toString('latin1');
    const headEnd = text.indexOf('\r\n\r\n');
    if (headEnd === -1) return undefined;
    const head = text.slice(0, headEnd);
    const status = /^HTTP\/1\.1 (\d{3})/.exec(head)?.[1];
    if (status === undefined) throw new Error('not an HTTP/1.1 answer');
    const bodyStart = headEnd + 4;
    const end = bodyEnd(head, text, bodyStart);
    if (end === undefined || text.length < end) return undefined;
    if (text.length > end) throw new Error('bytes after the end of the answer');
    text = '';
    return { status: Number(status), closes: /\r\nconnection: *close/i.test(head) };
  };
}

function bodyEnd(head: string, text: string, bodyStart: number): number | undefined {
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) return bodyStart + Number(length);
  if (!/\r\ntransfer-encoding: *chunked/i.test(head)) throw new Error('an answer without a length');
  // With one request under way nothing can follow the last chunk.
  return text.endsWith('\r\n0\r\n\r\n') ? text.length : undefined;
}
