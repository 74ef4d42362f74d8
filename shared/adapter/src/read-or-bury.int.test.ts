import { type Bus, type Consumption, createStreamReader } from '@kanal/bus';
import { type DeadLetter, deadLetterKind, fromWire, type Publication } from '@kanal/contracts';
import { createMetrics } from '@kanal/runtime';
import { expect, it, onTestFinished, vi } from 'vitest';
import { recordingLog } from '../test/quiet-log.js';
import { startTestBus } from '../test/test-bus.js';
import { createAdapterMetrics } from './adapter-metrics.js';
import { startMediaWorker } from './media-worker.js';
import { startReparseWorker } from './reparse-worker.js';
import { startSendWorker } from './send-worker.js';

const never = async () => {
  throw new Error('an unreadable message was handled');
};

type Start = (bus: Bus) => Consumption;
const { log } = recordingLog();
const common = (bus: Bus) => ({ bus, adapter: 'sms' as const, log, metrics: createMetrics('test') });

const queues: [Publication['stream'], string, Start][] = [
  ['OUTBOUND', 'outbound.sms.c', (bus) => startSendWorker({ ...common(bus), sendReply: never })],
  ['MEDIA', 'media.sms.c', (bus) => startMediaWorker({ ...common(bus), storeFile: never, lookUp: never })],
  [
    'REPARSE',
    'reparse.sms',
    (bus) => {
      const counters = createAdapterMetrics(createMetrics('test'));
      return startReparseWorker({ ...common(bus), reparse: never, counters });
    },
  ],
];

async function messagesIn(bus: Bus, stream: string): Promise<number> {
  const info = await (await bus.connection()).request(`$JS.API.STREAM.INFO.${stream}`);
  return info.json<{ state: { messages: number } }>().state.messages;
}

async function deadLettersIn(bus: Bus): Promise<DeadLetter[]> {
  const letters: DeadLetter[] = [];
  const options = { stream: 'DLQ', subject: 'dlq.sms', limit: 10 } as const;
  for await (const { type, body } of createStreamReader(bus).read(options)) {
    letters.push(fromWire(deadLetterKind, type, body));
  }
  return letters;
}

it.each(queues)(
  'an unreadable message in %s leaves the work queue as one dead letter',
  async (stream, subject, start) => {
    const { bus } = await startTestBus();
    onTestFinished(() => bus.close());
    const type = 'kanal.unheard-of.v1';
    const body = Buffer.from('{"text":"+628120001234"}');
    await bus.publisher.publish({ stream, subject, id: 'unreadable', headers: { 'ce-type': type }, body });
    const consumption = start(bus);
    onTestFinished(() => consumption.stop());
    await vi.waitUntil(async () => (await messagesIn(bus, stream)) === 0, { timeout: 20_000 });
    const letters = await deadLettersIn(bus);
    expect(letters).toEqual([
      expect.objectContaining({ service: 'sms', code: 'KANAL_CONTRACT_INVALID', stream, subject }),
    ]);
    expect(Buffer.from(letters[0]?.bodyBase64 ?? '', 'base64')).toEqual(body);
    expect(letters[0]?.headers['ce-type']).toBe(type);
    expect(letters[0]?.reason).not.toContain('0001234');
  },
);
