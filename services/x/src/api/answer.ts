import type { HttpOutcome } from '@kanal/adapter';
import { z } from 'zod';
import { rowOf, type XErrorRow } from './errors.js';
import { type RateLimit, readRateLimit } from './rate-limit.js';

/** How X answered one call. */
export type XAnswer =
  | { readonly answer: 'done'; readonly data: unknown; readonly rateLimit?: RateLimit }
  | {
      readonly answer: 'refused';
      /** Certain: X has done nothing. 4xx, but not 408. */
      readonly status: number;
      readonly row?: XErrorRow;
      readonly rateLimit?: RateLimit;
    }
  /** Nothing was written: there was no connection. */
  | { readonly answer: 'not-connected' }
  /** X may have done it. `cause` is safe to show. */
  | { readonly answer: 'none'; readonly cause: string; readonly status?: number };

/** RFC 9457, and OAuth's own form. Both may name accounts and texts: they are matched and never handed on. */
const problemSchema = z
  .looseObject({
    type: z.string().optional().catch(undefined),
    title: z.string().optional().catch(undefined),
    detail: z.string().optional().catch(undefined),
    error: z.string().optional().catch(undefined),
    error_description: z.string().optional().catch(undefined),
  })
  .catch({});

/** Reads what came of a call. */
export function readAnswer(outcome: HttpOutcome, nowMs: number): XAnswer {
  if (outcome.outcome === 'not-connected') return { answer: 'not-connected' };
  if (outcome.outcome === 'no-answer') return { answer: 'none', cause: outcome.cause };
  const { status, headers, body } = outcome;
  const rateLimit = readRateLimit(headers, nowMs);
  const json = jsonOf(body);
  if (status >= 200 && status < 300) {
    if (json === undefined && body !== '')
      return { answer: 'none', cause: `HTTP ${status} with no JSON`, status };
    return { answer: 'done', data: json, ...(rateLimit && { rateLimit }) };
  }
  if (status < 400 || status >= 500 || status === 408)
    return { answer: 'none', cause: `HTTP ${status}`, status };
  const { type, title, detail, error, error_description } = problemSchema.parse(json);
  const row = rowOf(status, {
    type: type ?? '',
    title: title ?? error ?? '',
    detail: detail ?? error_description ?? '',
  });
  return { answer: 'refused', status, ...(row && { row }), ...(rateLimit && { rateLimit }) };
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
