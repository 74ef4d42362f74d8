import type { Delivery } from '@kanal/bus';
import { type Carrier, contextFromTrace, injectTrace, inSpan } from '@kanal/runtime';

/** The span of one message's way through the router. */
export interface MessageSpan {
  /** What the message causes carries this on: the reply's sending is then a child of this span. */
  readonly trace: Readonly<Carrier>;
  end(): void;
}

/**
 * Begins a span under that of the webhook. Each message has its own although a batch is handled as one, because its
 * parent is another webhook. With tracing off the webhook's trace, if it has one, is passed on as it came.
 */
export function beginMessageSpan({ headers }: Delivery): MessageSpan {
  const { traceparent, tracestate } = headers;
  const trace: Carrier = { ...(traceparent && { traceparent }), ...(tracestate && { tracestate }) };
  let end = () => {};
  void inSpan('route message', { parent: contextFromTrace(headers) }, () => {
    injectTrace(trace);
    return new Promise<void>((resolve) => {
      end = resolve;
    });
  });
  return { trace, end: () => end() };
}
