import type { HttpOutcome } from '@kanal/adapter';
import { z } from 'zod';

/** How Twilio answered one call. */
export type TwilioAnswer =
  | { readonly answer: 'created'; readonly sid: string }
  | {
      readonly answer: 'refused';
      /** HTTP status, any but 2xx. */
      readonly status: number;
      /** Twilio's own, where the body has one. */
      readonly errorCode?: number;
      readonly retryAfterMs?: number;
    }
  /** Nothing was written: there was no connection. */
  | { readonly answer: 'not-connected' }
  /** Twilio may have taken the message. `cause` is safe to show. */
  | { readonly answer: 'none'; readonly cause: string };

const createdSchema = z.object({ sid: z.string().regex(/^(SM|MM)[0-9a-fA-F]{32}$/) });

/** Both of Twilio's forms, its own and RFC 9457's, have `code`. https://www.twilio.com/docs/usage/twilios-response */
const errorSchema = z.object({ code: z.int().positive() });

/** An hour; longer is a mistake of somebody's. */
const maxRetryAfterMs = 3_600_000;

/** Reads what came of a POST. Of an error only numbers are taken over: its message may name the recipient. */
export function readAnswer(outcome: HttpOutcome, nowMs: number): TwilioAnswer {
  if (outcome.outcome === 'not-connected') return { answer: 'not-connected' };
  if (outcome.outcome === 'no-answer') return { answer: 'none', cause: outcome.cause };
  const { status, headers, body } = outcome;
  if (status >= 200 && status < 300) {
    const created = createdSchema.safeParse(jsonOf(body)).data;
    if (created) return { answer: 'created', sid: created.sid };
    return { answer: 'none', cause: `HTTP ${status} without a message id` };
  }
  const errorCode = errorSchema.safeParse(jsonOf(body)).data?.code;
  const retryAfterMs = readRetryAfter(headers['retry-after'], nowMs);
  return {
    answer: 'refused',
    status,
    ...(errorCode !== undefined && { errorCode }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

/** Seconds or a date, RFC 9110 §10.2.3; undefined for anything else. */
function readRetryAfter(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) return undefined;
  const afterMs = /^[0-9]+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - nowMs;
  return Number.isNaN(afterMs) ? undefined : Math.min(Math.max(0, afterMs), maxRetryAfterMs);
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
