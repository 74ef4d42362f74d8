import { context, propagation, trace } from '@opentelemetry/api';

/** The name under which spans are sent, and where to. */
export interface TracingOptions {
  service: string;
  /** Base URL of an OTLP/HTTP collector (`/v1/traces` is added). Unset: no tracing. */
  endpoint?: string | undefined;
}

/** Running tracing. */
export interface Tracing {
  /** Sends what is queued, for at most `exportTimeoutMs`, and turns tracing off. Never rejects. */
  shutdown(): Promise<void>;
}

/** A collector that is away must not use up the time a stop may take. */
const exportTimeoutMs = 5_000;

/**
 * Turns tracing on for the whole process. Without an endpoint nothing of the SDK is even loaded, and all calls to the
 * OpenTelemetry API do nothing. Sampling follows the standard `OTEL_TRACES_SAMPLER` variables. A collector that
 * does not answer costs spans, never messages.
 */
export async function startTracing({ service, endpoint }: TracingOptions): Promise<Tracing> {
  if (endpoint === undefined) return { shutdown: async () => {} };

  const [{ BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    timeoutMillis: exportTimeoutMs,
  });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  // Also registers the AsyncLocalStorage context manager and the W3C propagator.
  provider.register();

  return {
    async shutdown() {
      // Spans that cannot be sent are lost, which the stop of a process must survive.
      await provider.shutdown().catch(() => {});
      trace.disable();
      context.disable();
      propagation.disable();
    },
  };
}
