import { type Context, context, propagation, ROOT_CONTEXT } from '@opentelemetry/api';

/** Headers of a message. */
export type Carrier = Record<string, string>;

/** W3C Trace Context: https://www.w3.org/TR/trace-context/. Baggage stays behind: it can hold anything, also data of people. */
const traceHeaders = ['traceparent', 'tracestate'];

/** Writes the current span into the carrier; writes nothing when there is none. */
export function injectTrace(carrier: Carrier): void {
  propagation.inject(context.active(), carrier, {
    set(target, header, value) {
      if (traceHeaders.includes(header)) target[header] = value;
    },
  });
}

/**
 * The context whose span wrote the carrier, to be the `parent` in `inSpan`. A carrier without a readable
 * `traceparent` gives an empty context. Only for messages of ours: what a stranger sends must not choose our trace.
 */
export function contextFromTrace(carrier: Readonly<Carrier>): Context {
  return propagation.extract(ROOT_CONTEXT, carrier, {
    keys: () => traceHeaders,
    get: (source, header) => (traceHeaders.includes(header) ? source[header] : undefined),
  });
}
