import { describe, expect, it } from 'vitest';
import { createAnswerReader } from './answer-reader.js';

const answers = [
  { label: 'no body', text: 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n', status: 200, closes: false },
  {
    label: 'a body',
    text: 'HTTP/1.1 403 Forbidden\r\ncontent-length: 2\r\n\r\n\r\n',
    status: 403,
    closes: false,
  },
  {
    label: 'a chunked body',
    text: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\na0\r\r\n0\r\n\r\n',
    status: 200,
    closes: false,
  },
  {
    label: 'the last answer of a connection',
    text: 'HTTP/1.1 503 Busy\r\nConnection: close\r\nContent-Length: 4\r\n\r\nbusy',
    status: 503,
    closes: true,
  },
];

describe('createAnswerReader', () => {
  it.each(answers)('reads an answer with $label, however it is cut', ({ text, status, closes }) => {
    for (let cut = 0; cut < text.length; cut++) {
      const read = createAnswerReader();
      expect(read(Buffer.from(text.slice(0, cut)))).toBeUndefined();
      expect(read(Buffer.from(text.slice(cut)))).toEqual({ status, closes });
      expect(read(Buffer.from(text))).toEqual({ status, closes });
    }
  });

  it.each([
    ['something else', 'SSH-2.0-x\r\n\r\n'],
    ['an answer without a length', 'HTTP/1.1 200 OK\r\n\r\n'],
    ['a second answer nobody asked for', 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nHTTP/1.1 200 OK'],
  ])('throws on %s', (_label, text) => {
    expect(() => createAnswerReader()(Buffer.from(text))).toThrow();
  });
});
