import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A finished span as it was sent. */
export interface SentSpan {
  readonly service: string;
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  /** Empty or missing for the first span of a trace. */
  readonly parentSpanId?: string;
}

/** Takes spans as an OpenTelemetry collector does. */
export interface Collector {
  readonly url: string;
  readonly spans: readonly SentSpan[];
  /** Every export as it was sent: names, attributes, events and errors of its spans. */
  readonly exports: readonly string[];
  close(): Promise<void>;
}

/** The part of an export that is read here: https://opentelemetry.io/docs/specs/otlp/#otlphttp */
interface Export {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly { key: string; value: { stringValue?: string } }[] };
    readonly scopeSpans: readonly { readonly spans: readonly Omit<SentSpan, 'service'>[] }[];
  }[];
}

/** Listens for OTLP over HTTP with JSON on a free port. */
export async function startCollector(): Promise<Collector> {
  const spans: SentSpan[] = [];
  const exports: string[] = [];
  const server = createServer(async (request, response) => {
    const sent = await text(request);
    exports.push(sent);
    for (const { resource, scopeSpans } of (JSON.parse(sent) as Export).resourceSpans) {
      const service = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? '';
      for (const scope of scopeSpans) spans.push(...scope.spans.map((span) => ({ ...span, service })));
    }
    response.setHeader('content-type', 'application/json').end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    spans,
    exports,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
