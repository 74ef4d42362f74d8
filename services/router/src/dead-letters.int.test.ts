import {
  type Bus,
  consume,
  createBus,
  createStreamReader,
  openWorkQueues,
  provision,
  senderConsumer,
  topologyNames,
} from '@kanal/bus';
import { type DeadLetter, deadLetterKind, fromWire } from '@kanal/contracts';
import { createLog, createMetrics } from '@kanal/runtime';
import { testNats } from '@kanal/testing';
import { jetstreamManager } from '@nats-io/jetstream';
import { expect, it, onTestFinished } from 'vitest';
import { createDeadLetters } from './dead-letters.js';

const log = createLog({ service: 'test', level: 'fatal' });
const metrics = createMetrics('test');

/** A bus whose consumer gives a message up after two deliveries, and a handler that finishes none. */
async function startFailing(consumer: { stream: 'OUTBOUND' | 'STATUS'; name: string }): Promise<Bus> {
  const bus = createBus({ ...testNats(), name: 'test', log, metrics });
  onTestFinished(() => bus.close());
  await provision(bus, { apply: true, log, maxStoreBytes: 256 * 1024 * 1024 });
  const manager = await jetstreamManager(await bus.connection());
  await manager.consumers.update(consumer.stream, consumer.name, { max_deliver: 2 });
  const consumption = consume(bus, {
    consumer,
    laneOf: ({ subject }) => subject,
    maxBatch: 1,
    maxHeld: 8,
    concurrency: 1,
    handle: async (batch) => batch.map(() => ({ settle: 'nak', afterMs: 50 })),
    log,
    metrics,
  });
  onTestFinished(() => consumption.stop());
  return bus;
}

async function stored(bus: Bus, stream: string): Promise<number> {
  const manager = await jetstreamManager(await bus.connection());
  return (await manager.streams.info(stream)).state.messages;
}

async function lettersIn(bus: Bus): Promise<DeadLetter[]> {
  const letters: DeadLetter[] = [];
  for await (const { type, body } of createStreamReader(bus).read({
    stream: 'DLQ',
    subject: '>',
    limit: 10,
  })) {
    letters.push(fromWire(deadLetterKind, type, body));
  }
  return letters;
}

it.each([
  { consumer: senderConsumer('sms'), stream: 'OUTBOUND', subject: 'outbound.sms.c', service: 'sms', left: 0 },
  {
    consumer: topologyNames.statusConsumer,
    stream: 'STATUS',
    subject: 'status.sms',
    service: 'router',
    left: 1,
  },
] as const)(
  'what was delivered too often from $stream is one dead letter, and $left are left there',
  async ({ consumer, stream, subject, service, left }) => {
    const bus = await startFailing({ stream, name: consumer.name });
    const body = Buffer.from('{"text":"Lampu jalan mati"}');
    await bus.publisher.publish({ stream, subject, id: 'm', headers: { 'ce-type': 'test.v1' }, body });
    await expect.poll(() => stored(bus, 'ADVISORY'), { timeout: 20_000 }).toBe(1);
    // Before it is buried it is still there, in a work queue too.
    expect(await stored(bus, stream)).toBe(1);

    const deadLetters = createDeadLetters({
      publisher: bus.publisher,
      reader: createStreamReader(bus),
      workQueues: openWorkQueues(bus),
      clock: Date.now,
      log,
    });
    const advisory = await createStreamReader(bus).messageAt('ADVISORY', 1);
    if (!advisory) throw new Error('no advisory');
    await deadLetters.buryAdvised(advisory);
    // The server delivers an advisory again whose acknowledgement was lost.
    await deadLetters.buryAdvised(advisory);

    const letters = await lettersIn(bus);
    expect(letters).toEqual([
      expect.objectContaining({ service, code: 'KANAL_DELIVERED_TOO_OFTEN', stream, subject, deliveries: 2 }),
    ]);
    expect(Buffer.from(letters[0]?.bodyBase64 ?? '', 'base64')).toEqual(body);
    expect(await stored(bus, stream)).toBe(left);
  },
);
