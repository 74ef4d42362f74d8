import {
  type Attributes,
  type Context,
  context,
  type Link,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { maskText } from './mask-text.js';
import { redactFields } from './redact.js';

/** How a span hangs together with others, and what it says. */
export interface SpanOptions {
  /** Default: the current context. A message's sender is found with `contextFromTrace`. */
  parent?: Context;
  /** Sent redacted, like the fields of a log line. */
  attributes?: Attributes;
  /** Other spans this one deals with, as a batch with its messages. */
  links?: Link[];
  /** Default: internal. */
  kind?: SpanKind;
}

/** The OpenTelemetry tracer of that name, for what `inSpan` does not cover. */
export function tracer(name: string): Tracer {
  return trace.getTracer(name);
}

/**
 * Runs `work` in a span of its own and returns what it returns. When it throws, the span is marked failed with the
 * error's type, code and masked message, without its fields, and the error goes on. Does next to nothing when tracing is off.
 */
export async function inSpan<Result>(
  name: string,
  { parent = context.active(), attributes = {}, links = [], kind = SpanKind.INTERNAL }: SpanOptions,
  work: (span: Span) => Promise<Result> | Result,
): Promise<Result> {
  const span = tracer('kanal').startSpan(name, { links, kind }, parent);
  if (span.isRecording()) span.setAttributes(redactFields(attributes) as Attributes);
  try {
    return await context.with(trace.setSpan(parent, span), () => work(span));
  } catch (error) {
    if (span.isRecording()) recordFailure(span, error);
    throw error;
  } finally {
    span.end();
  }
}

function recordFailure(span: Span, error: unknown): void {
  const isError = error instanceof Error;
  const message = maskText(isError ? error.message : 'something other than an Error was thrown');
  const code = isError && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  span.recordException({
    name: isError ? error.name : 'unknown',
    message,
    ...(code === undefined ? {} : { code }),
    ...(isError && error.stack !== undefined ? { stack: maskText(error.stack) } : {}),
  });
  span.setStatus({ code: SpanStatusCode.ERROR, message });
}
