import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { propagation, trace } from '@opentelemetry/api';
import { afterEach, expect, test } from 'vitest';
import { inSpan } from './in-span.js';
import { contextFromTrace, injectTrace } from './trace-carrier.js';
import { startTracing, type Tracing } from './tracing.js';

interface SentSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  status: { code?: number; message?: string };
  attributes: { key: string; value: { stringValue?: string } }[];
  events: { name: string }[];
  links: { spanId: string }[];
}

interface TraceRequest {
  resourceSpans: {
    resource: { attributes: { key: string; value: { stringValue?: string } }[] };
    scopeSpans: { spans: SentSpan[] }[];
  }[];
}

const open: { server?: Server; tracing?: Tracing } = {};
afterEach(async () => {
  await open.tracing?.shutdown();
  open.server?.closeAllConnections();
  open.server?.close();
});

async function startCollector(): Promise<{ endpoint: string; requests: TraceRequest[]; paths: string[] }> {
  const requests: TraceRequest[] = [];
  const paths: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    paths.push(request.url ?? '');
    requests.push(JSON.parse(Buffer.concat(chunks).toString()));
    response.setHeader('content-type', 'application/json').end('{}');
  });
  open.server = server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, paths };
}

async function spansOf(work: () => Promise<unknown>) {
  const { endpoint, requests, paths } = await startCollector();
  const tracing = await startTracing({ service: 'sms', endpoint: `${endpoint}/` });
  open.tracing = tracing;
  await work();
  await tracing.shutdown();
  const spans = requests.flatMap(({ resourceSpans }) =>
    resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)),
  );
  const named = (name: string): SentSpan => {
    const found = spans.find((span) => span.name === name);
    if (found === undefined) throw new Error(`no span ${name} arrived`);
    return found;
  };
  return { requests, paths, spans, named };
}

test('spans arrive at the collector, linked from parent to child over a message', async () => {
  const carrier: Record<string, string> = {};
  const { named, requests, paths } = await spansOf(async () => {
    await inSpan('webhook', {}, async () => {
      await inSpan('publish', {}, () => injectTrace(carrier));
    });
    await inSpan('consume', { parent: contextFromTrace(carrier) }, async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      await inSpan('store', {}, () => {});
    });
  });
  expect(Object.keys(carrier)).toEqual(['traceparent']);
  expect(paths).toEqual(['/v1/traces']);
  expect(requests[0]?.resourceSpans[0]?.resource.attributes).toContainEqual({
    key: 'service.name',
    value: { stringValue: 'sms' },
  });
  expect(named('webhook').parentSpanId ?? '').toBe('');
  expect(named('publish').parentSpanId).toBe(named('webhook').spanId);
  expect(named('consume').parentSpanId).toBe(named('publish').spanId);
  expect(named('store').parentSpanId).toBe(named('consume').spanId);
  expect(new Set(['webhook', 'publish', 'consume', 'store'].map((name) => named(name).traceId)).size).toBe(1);
});

test('a carrier without a trace begins a new one, and links are kept', async () => {
  const { named } = await spansOf(async () => {
    const spanContext = await inSpan('message', {}, (span) => span.spanContext());
    await inSpan('other', { parent: contextFromTrace({ traceparent: 'nonsense' }) }, () => {});
    await inSpan('batch', { links: [{ context: spanContext }] }, () => {});
  });
  expect(named('other').traceId).not.toBe(named('message').traceId);
  expect(named('batch').links).toEqual([expect.objectContaining({ spanId: named('message').spanId })]);
});

test('baggage is neither read nor passed on', async () => {
  const { named } = await spansOf(async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const parent = contextFromTrace({ baggage: 'name=Siti', traceparent });
    expect(propagation.getBaggage(parent)).toBeUndefined();

    const baggage = propagation.createBaggage({ name: { value: 'Siti' } });
    const onward: Record<string, string> = {};
    await inSpan('consume', { parent: propagation.setBaggage(parent, baggage) }, () => injectTrace(onward));
    expect(Object.keys(onward)).toEqual(['traceparent']);
  });
  expect(named('consume').traceId).toBe('0af7651916cd43dd8448eb211c80319c');
});

test('a failure is recorded without personal data, and goes on', async () => {
  const { named, requests } = await spansOf(async () => {
    const failure = Object.assign(
      new TypeError('no route to +6281234567890', { cause: new Error('Siti Aminah') }),
      {
        code: 'KANAL_X',
        text: 'Siti Aminah',
      },
    );
    const attributes = { 'kanal.channel': 'sms', to: 'Siti Aminah', authToken: 'Siti Aminah' };
    await expect(
      inSpan('send', { attributes }, () => {
        throw failure;
      }),
    ).rejects.toBe(failure);
  });
  expect(named('send').status).toEqual({ code: 2, message: 'no route to [phone]' });
  expect(named('send').events).toEqual([expect.objectContaining({ name: 'exception' })]);
  expect(named('send').attributes).toContainEqual({ key: 'kanal.channel', value: { stringValue: 'sms' } });
  expect(JSON.stringify(requests)).not.toMatch(/Siti|81234567890/);
});

test('without an endpoint nothing is recorded, and the work is done all the same', async () => {
  const tracing = await startTracing({ service: 'sms' });
  const carrier: Record<string, string> = {};
  const result = await inSpan('webhook', { attributes: { id: 'a' } }, (span) => {
    injectTrace(carrier);
    return span.isRecording();
  });
  expect([result, carrier]).toEqual([false, {}]);
  await tracing.shutdown();
});

test('a collector that is away costs the spans and nothing else; afterwards tracing is off', async () => {
  const { endpoint } = await startCollector();
  open.server?.close();
  const tracing = await startTracing({ service: 'sms', endpoint });
  expect(await inSpan('webhook', {}, () => 'done')).toBe('done');
  await expect(tracing.shutdown()).resolves.toBeUndefined();
  expect(trace.getTracer('x').startSpan('y').isRecording()).toBe(false);
}, 15_000);
