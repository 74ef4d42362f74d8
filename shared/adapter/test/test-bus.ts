import { type Bus, createBus, createStreamReader, provision } from '@kanal/bus';
import { type DeliveryStatus, deliveryStatusKind, fromWire } from '@kanal/contracts';
import { createMetrics } from '@kanal/runtime';
import { testNats } from '@kanal/testing';
import { recordingLog } from './quiet-log.js';

/** A provisioned account of the run's NATS server, with a connection to it. */
export interface TestBus {
  readonly bus: Bus;
  /** For a child process. */
  readonly env: Readonly<Record<string, string>>;
}

/** Connects to an account of its own, provisions it, and lets `sms-sender` deliver again after half a second. */
export async function startTestBus(): Promise<TestBus> {
  const where = testNats();
  const bus = await busTo(where);
  const nats = await bus.connection();
  const info = await nats.request('$JS.API.CONSUMER.INFO.OUTBOUND.sms-sender');
  const { config } = info.json<{ config: object }>();
  const update = { stream_name: 'OUTBOUND', config: { ...config, ack_wait: 500_000_000 }, action: 'update' };
  await nats.request('$JS.API.CONSUMER.CREATE.OUTBOUND.sms-sender', JSON.stringify(update));
  return { bus, env: { NATS_URL: where.url, NATS_USER: where.user, NATS_PASSWORD: where.password } };
}

/** Connects to a NATS server and provisions it. */
export async function busTo(where: {
  readonly url: string;
  readonly user?: string;
  readonly password?: string;
}): Promise<Bus> {
  const { log } = recordingLog();
  const bus = createBus({ ...where, name: 'test', log, metrics: createMetrics('test') });
  await provision(bus, { apply: true, log });
  return bus;
}

/** Every delivery status in the stream, in order. */
export async function statusesOf(bus: Bus): Promise<DeliveryStatus[]> {
  const statuses: DeliveryStatus[] = [];
  for await (const message of createStreamReader(bus).read({
    stream: 'STATUS',
    subject: '>',
    limit: 1_000,
  })) {
    if (message.type !== 'kanal.delivery-status.v1') continue;
    statuses.push(fromWire(deliveryStatusKind, message.type, message.body));
  }
  return statuses;
}

/** How many replies wait in the work queue. */
export async function outboundLeft(bus: Bus): Promise<number> {
  const nats = await bus.connection();
  const info = await nats.request('$JS.API.STREAM.INFO.OUTBOUND');
  return info.json<{ state: { messages: number } }>().state.messages;
}
