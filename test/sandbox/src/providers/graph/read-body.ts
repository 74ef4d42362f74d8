import express, { type Request } from 'express';

/** What a call brings, as far as it is a JSON object. */
export type GraphBody = Readonly<Record<string, unknown>>;

/** Keeps the body of any type as text, for `readBody`. */
export const rawBody = express.text({ type: () => true, limit: '1mb' });

/** Reads the JSON object of a call; what is wrong with it is a problem, and the object then is empty. Never throws. */
export function readBody(request: Request): {
  readonly body: GraphBody;
  readonly problems: readonly string[];
} {
  const problems = request.is('application/json') ? [] : ['the body is not application/json'];
  try {
    const body: unknown = JSON.parse(typeof request.body === 'string' ? request.body : '');
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
      return { body: body as GraphBody, problems };
    }
  } catch {
    // Said below.
  }
  return { body: {}, problems: [...problems, 'the body is not a JSON object'] };
}
