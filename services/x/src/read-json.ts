import type { z } from 'zod';
import { callSchema } from './payload.js';

/** The bytes of a call, as JSON. @throws SyntaxError when they are none. */
export function readJson(body: Uint8Array): unknown {
  return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'));
}

/** A call of X's webhook; undefined when it is none. */
export function readCall(body: Uint8Array): z.output<typeof callSchema> | undefined {
  try {
    return callSchema.safeParse(readJson(body)).data;
  } catch {
    return undefined;
  }
}
