import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './src/child.js';
import { complain, sendSms, setFaults } from './src/citizen.js';
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
      'kanal.inbound.v3',
      'kanal.complaint.v3',
    ]);
    expect(stored.filter((message) => message.header.has('traceparent'))).toEqual([]);
  });

  it('leads from the webhook over the router to the send', async () => {
    await traced(() => complain(stack, 'Trotoar Jalan Ahmad Yani rusak'));

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

  it('holds no number, name, NIK or word of a citizen, nor of our reply, whatever goes wrong', async () => {
    const name = 'Zulaikhaningrum';
    const nik = '3604116508990007';
    const before = collector.spans.length;
    const { from, ticket } = await traced(async () => {
      const complained = await complain(stack, `Saya ${name}, NIK ${nik}. Banjir.`);
      const sender = complained.from;
      await setFaults(stack, [{ fault: 'server-error', status: 500, count: 1 }]);
      await sendSms(stack, { from: sender, body: `cek ${complained.ticket}` });
      const content = Buffer.from(`%PDF-1.4 ${name}`);
      await sendSms(stack, {
        from: sender,
        body: name,
        media: [{ contentType: 'application/pdf', content }],
      });
      await sendSms(stack, { from: sender, body: name, extraParams: { AccountSid: name } });
      await fetch(`${stack.urls.sms}/webhooks/sms/twilio?name=${name}`, {
        method: 'POST',
        body: new URLSearchParams({ From: sender, Body: `${name} ${nik}` }),
      });
      await until('the refused send and the file', async () => {
        const record = await stack.kanal('complaint', complained.ticket, '--json');
        const file = JSON.parse(record).messages[1]?.attachments[0]?.result.outcome ?? 'pending';
        return file !== 'pending' && stack.part('sms').output().includes('send.unknown') ? true : undefined;
      });
      return complained;
    });
    const names = collector.spans.slice(before).map((span) => span.name);
    expect(new Set(names)).toEqual(
      new Set([
        'webhook twilio.inbound',
        'webhook twilio.status',
        'route message',
        'send reply',
        'fetch media',
      ]),
    );

    const national = from.slice(3);
    const planted = [name, nik, national, ticket, 'Banjir', 'Pesan Anda', 'tidak kami temukan'];
    const inBase64 = [name, nik, from].map((value) => Buffer.from(value).toString('base64').slice(0, 14));
    for (const sent of collector.exports) {
      expect([...planted, ...inBase64].filter((value) => sent.includes(value))).toEqual([]);
    }
  });
});

/** Runs `work` with every part sending its spans; the stop at the end sends what is queued. */
async function traced<T>(work: () => Promise<T>): Promise<T> {
  for (const part of ['sms', 'router'] as const) {
    await stack.part(part).stop();
    await stack.start(part, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    await stack.ready(part);
  }
  const result = await work();
  await stack.part('sms').stop();
  await stack.part('router').stop();
  return result;
}
