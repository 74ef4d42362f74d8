import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complain } from './src/citizen.js';
import { type Collector, startCollector } from './src/collector.js';
import { type Stack, startStack } from './src/stack.js';
import { openStreams } from './src/streams.js';

let stack: Stack;
let collector: Collector;
beforeAll(async () => {
  collector = await startCollector();
  stack = await startStack();
});
afterAll(async () => {
  await stack?.remove();
  await collector?.close();
});

describe('the trace of an SMS', () => {
  it('does not exist while no collector is set', async () => {
    await complain(stack, 'Halte Kebon Jahe gelap');
    const streams = await openStreams(stack);
    const stored = [...(await streams.messages('INBOUND')), ...(await streams.messages('COMPLAINTS'))];
    await streams.close();
    expect(stored.map((message) => message.header.get('ce-type'))).toEqual([
      'kanal.inbound.v1',
      'kanal.complaint.v1',
    ]);
    expect(stored.filter((message) => message.header.has('traceparent'))).toEqual([]);
  });

  it('leads from the webhook over the router to the send', async () => {
    for (const part of ['sms', 'router'] as const) {
      await stack.part(part).stop();
      await stack.start(part, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
      await stack.ready(part);
    }
    await complain(stack, 'Trotoar Jalan Ahmad Yani rusak');
    // A stop sends what is queued.
    await stack.part('sms').stop();
    await stack.part('router').stop();

    const webhook = collector.spans.find(({ name }) => name === 'webhook twilio.inbound');
    const routing = collector.spans.find(({ name }) => name === 'route message');
    const sending = collector.spans.find(({ name }) => name === 'send reply');
    expect(webhook).toMatchObject({ service: 'sms' });
    expect(routing).toMatchObject({
      service: 'router',
      traceId: webhook?.traceId,
      parentSpanId: webhook?.spanId,
    });
    expect(sending).toMatchObject({
      service: 'sms',
      traceId: webhook?.traceId,
      parentSpanId: routing?.spanId,
    });
    expect(webhook?.parentSpanId || undefined).toBeUndefined();
  });
});
