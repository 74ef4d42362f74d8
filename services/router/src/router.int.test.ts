import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Bus, createBus, createStreamReader, openMediaFiles, provision } from '@kanal/bus';
import {
  type DeliveryStatus,
  deadLetterKind,
  deliveryStatusKind,
  fromWire,
  type InboundMessage,
  inboundKind,
  mediaId,
  mediaResultKind,
  type OutboundMessage,
  outboundKind,
  privacyRequestKind,
  stableId,
  toPublication,
} from '@kanal/contracts';
import { loadPlaces } from '@kanal/places';
import { createLog, createMetrics, loadConfig } from '@kanal/runtime';
import { connectStore, type Store, storeKeys } from '@kanal/store';
import { anInboundMessage, startOwnMongo, startOwnNats } from '@kanal/testing';
import { jetstreamManager } from '@nats-io/jetstream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storedAsFile } from '../test/routing.js';
import { configSchema } from './config.js';
import { type Router, startRouter } from './router.js';

const log = createLog({ service: 'test', level: 'fatal' });
let nats: Awaited<ReturnType<typeof startOwnNats>>;
let mongo: Awaited<ReturnType<typeof startOwnMongo>>;
let bus: Bus;
let store: Store;
let router: Router;
const config = () =>
  loadConfig(configSchema, {
    PORT: '0',
    NATS_URL: nats.url,
    MONGODB_URI: mongo.uri,
    KANAL_STORE_KEYS: `1:${randomBytes(32).toString('base64')}`,
    KANAL_BLIND_INDEX_KEY: randomBytes(32).toString('base64'),
    TICKET_PREFIX: 'BTN',
    AGENCY_NAME: 'Pemprov Banten',
    QUIET_TIME_SECONDS: '0',
  });

beforeAll(async () => {
  [nats, mongo] = await Promise.all([startOwnNats(), startOwnMongo()]);
  const settings = config();
  bus = createBus({ url: nats.url, name: 'test', log, metrics: createMetrics('test') });
  await provision(bus, { apply: true, log });
  store = connectStore({ uri: settings.MONGODB_URI, database: 'kanal', ...storeKeys(settings), log });
  await store.migrate({ apply: true, now: Date.now });
  router = startRouter({
    config: settings,
    bus,
    store,
    places: await loadPlaces('36'),
    clock: Date.now,
    crash: () => {},
    log,
    metrics: createMetrics('router'),
  });
});
afterAll(async () => {
  await router?.stop();
  await bus?.close();
  await store?.close();
  await nats?.remove();
  await mongo?.remove();
});

const now = () => new Date().toISOString();
const fresh = (of: Partial<InboundMessage> = {}) =>
  anInboundMessage({ sentAt: now(), receivedAt: now(), ...of });
const send = (message: InboundMessage) => bus.publisher.publish(toPublication(inboundKind, message));

async function repliesTo(conversation: string): Promise<OutboundMessage[]> {
  const replies: OutboundMessage[] = [];
  const options = { stream: 'OUTBOUND', subject: `outbound.sms.${conversation}`, limit: 100 } as const;
  for await (const { type, body } of createStreamReader(bus).read(options))
    replies.push(fromWire(outboundKind, type, body));
  return replies;
}

/** Waits until the message is through: settled, and what it has to tell is out of the outboxes. */
async function settled(message: InboundMessage, timeout = 30_000) {
  await expect
    .poll(async () => (await store.findMessages([message.id])).get(message.id)?.receipt.state, { timeout })
    .toBe('settled');
  await expect.poll(() => untold(message), { timeout }).toBe(0);
  return (await store.findMessages([message.id])).get(message.id)?.receipt;
}

async function untold({ conversation }: InboundMessage): Promise<number> {
  const [latest] = (await store.findLatestComplaints([conversation])).values();
  const { entries } = await store.dueOutbox(new Date(), 0, 1_000, {});
  return entries.filter(({ owner }) => [conversation, latest?.id].includes(owner.id)).length;
}

function aStatus(of: Partial<DeliveryStatus>): DeliveryStatus {
  const { account, conversation } = anInboundMessage();
  return {
    schemaVersion: 1,
    id: stableId('status'),
    channel: 'sms',
    account,
    status: 'accepted',
    conversation,
    at: now(),
    ...of,
  };
}

const ticketIn = (reply: OutboundMessage | undefined) => /BTN-\d{6}-\w{7}/.exec(reply?.text ?? '')?.[0] ?? '';

describe('router', () => {
  it('opens a complaint for a first message and acknowledges it once, however often it is delivered', async () => {
    const message = fresh();
    await send(message);
    expect(await settled(message)).toMatchObject({ outcome: 'opened', complaintId: message.id });
    await bus.publisher.publish({ ...toPublication(inboundKind, message), id: 'again-1' });
    await bus.publisher.publish({ ...toPublication(inboundKind, message), id: 'again-2' });
    const last = fresh({ counterpart: message.counterpart, externalId: 'last' });
    await send(last);
    expect(await settled(last)).toMatchObject({ outcome: 'appended', complaintId: message.id });
    await expect.poll(() => repliesTo(message.conversation)).toHaveLength(1);
    const [reply] = await repliesTo(message.conversation);
    expect(reply).toMatchObject({
      intent: 'ack',
      to: message.counterpart.externalId,
      inReplyTo: message.externalId,
    });
    const found = await store.findComplaint(ticketIn(reply));
    expect(found?.complaint.messages.map(({ id }) => id)).toEqual([message.id, last.id]);
    expect(found?.narrative).toBe(message.text);
    expect(found?.replies.map(({ id, publishedAt }) => [id, publishedAt !== undefined])).toEqual([
      [reply?.id, true],
    ]);
  });

  it('answers a question for the status from another number, and opens nothing for it', async () => {
    const message = fresh();
    await send(message);
    await settled(message);
    const ticket = ticketIn((await repliesTo(message.conversation))[0]);
    const question = fresh({ text: `cek ${ticket.toLowerCase()}` });
    await send(question);
    expect(await settled(question)).toMatchObject({ outcome: 'answered' });
    const [answer] = await repliesTo(question.conversation);
    expect(answer?.text).toContain(`${ticket}: diterima`);
    expect(answer?.text).not.toContain('Lampu jalan');
  });

  it('falls silent after STOP and still records', async () => {
    const stop = fresh({ text: 'STOP' });
    await send(stop);
    expect(await settled(stop)).toMatchObject({ outcome: 'command' });
    const later = fresh({ counterpart: stop.counterpart, externalId: 'after-stop' });
    await send(later);
    expect(await settled(later)).toMatchObject({ outcome: 'opened' });
    await expect.poll(() => repliesTo(stop.conversation)).toHaveLength(1);
  });

  it('sets a machine’s message aside without a word', async () => {
    const message = fresh({ noReply: true });
    await send(message);
    expect(await settled(message)).toMatchObject({ outcome: 'set-aside' });
    expect(await repliesTo(message.conversation)).toEqual([]);
  });

  it('records delivery statuses, and hears from a refusal that the citizen said STOP to the provider', async () => {
    const message = fresh();
    await send(message);
    await settled(message);
    const [reply] = await repliesTo(message.conversation);
    for (const of of [
      { status: 'delivered' },
      { status: 'sent' },
      { status: 'rejected', code: 'KANAL_RECIPIENT_OPTED_OUT' },
    ] as const) {
      const { conversation } = message;
      const status = aStatus({ id: stableId(of.status), outboundId: reply?.id ?? '', conversation, ...of });
      await bus.publisher.publish(toPublication(deliveryStatusKind, status));
    }
    await expect
      .poll(
        async () =>
          (await store.loadConversations([message.conversation])).get(message.conversation)?.consent?.state,
      )
      .toBe('out');
    expect((await store.findDeliveries([reply?.id ?? ''])).get(reply?.id ?? '')?.status).toBe('delivered');
  });

  it('removes a file that was fetched while its message was taken back', async () => {
    const image = { type: 'image', providerRef: 'https://media.example/1' } as const;
    const original = fresh({ text: 'Foto jalan rusak', attachments: [image] });
    const { counterpart, externalId } = original;
    const deletion = fresh({
      counterpart,
      externalId: `${externalId}-d`,
      original: externalId,
      deleted: true,
    });
    await send(original);
    await send(deletion);
    expect(await settled(deletion)).toMatchObject({ outcome: 'withdrew' });
    const files = await openMediaFiles(bus);
    await files.putBlob({ name: mediaId(original.id, 0) }, Buffer.from('gambar'));
    await bus.publisher.publish(toPublication(mediaResultKind, storedAsFile(original)));
    await expect.poll(() => files.getBlob(mediaId(original.id, 0))).toBeNull();
    const received = (await store.findMessages([original.id])).get(original.id);
    expect(received?.receipt.media).toEqual([]);
    expect(received?.message).toMatchObject({ attachments: [], raw: null });
  });

  it('files a request about personal data once, however often it is told, with nothing personal in clear', async () => {
    const confirmationCode = 'HAPUS-0000-0001';
    const request = {
      schemaVersion: 1 as const,
      id: stableId('privacy-request', 'meta', confirmationCode),
      adapter: 'meta' as const,
      channel: 'messenger' as const,
      subject: '7000000000000001',
      confirmationCode,
      requestedAt: now(),
    };
    const publication = toPublication(privacyRequestKind, request);
    await bus.publisher.publish(publication);
    await bus.publisher.publish({ ...publication, id: 'again' });
    const outboundId = stableId('after-request');
    const mark = aStatus({ id: outboundId, outboundId });
    await bus.publisher.publish(toPublication(deliveryStatusKind, mark));
    await expect.poll(async () => (await store.findDeliveries([outboundId])).size).toBe(1);
    const listed = await store.listPrivacyRequests({ limit: 10 });
    expect(listed).toEqual([
      expect.objectContaining({ _id: request.id, confirmationCode, channel: 'messenger' }),
    ]);
    expect(JSON.stringify(listed)).not.toContain(request.subject);
  });

  it('buries what does not fit its contract, and goes on with the rest', async () => {
    const message = fresh();
    const good = toPublication(inboundKind, message);
    await bus.publisher.publish({ ...good, id: 'bad', body: Buffer.from('{"text":"+628120001234"}') });
    await send(message);
    await settled(message);
    const letters: string[] = [];
    for await (const { type, body } of createStreamReader(bus).read({
      stream: 'DLQ',
      subject: 'dlq.*',
      limit: 10,
    })) {
      const letter = fromWire(deadLetterKind, type, body);
      letters.push(letter.code);
      expect(letter.reason).not.toContain('0001234');
      expect(Buffer.from(letter.bodyBase64, 'base64').toString()).toContain('0001234');
    }
    expect(letters).toEqual(['KANAL_CONTRACT_INVALID']);
  });
});

describe('outages', () => {
  /** Every delivery a stream's consumers ever made, repeated ones included: a settled one counts on. */
  async function deliveriesOf(stream: string): Promise<number> {
    const manager = await jetstreamManager(await bus.connection());
    let made = 0;
    for await (const consumer of manager.consumers.list(stream)) made += consumer.delivered.consumer_seq;
    return made;
  }

  it('with the database away it holds what it has, puts nothing back, and finishes when it returns', async () => {
    const before = await deliveriesOf('INBOUND');
    await mongo.kill();
    const messages = Array.from({ length: 40 }, () => fresh());
    await Promise.all(messages.map(send));
    await expect.poll(() => store.health(), { timeout: 15_000 }).toBe('the database does not answer');
    await mongo.restart();
    for (const message of messages)
      expect(await settled(message, 40_000)).toMatchObject({ outcome: 'opened' });
    expect(await deliveriesOf('INBOUND')).toBe(before + messages.length);
    for (const message of messages) await expect.poll(() => repliesTo(message.conversation)).toHaveLength(1);
  });

  it('with the database away it holds delivery statuses and opt-outs as well, and records them', async () => {
    const message = fresh();
    const { conversation } = message;
    await send(message);
    await settled(message);
    const before = await deliveriesOf('STATUS');
    const statuses = Array.from({ length: 30 }, (_, i) =>
      aStatus({
        id: stableId('held', String(i)),
        outboundId: stableId('held-reply', String(i)),
        conversation,
        ...(i === 0 ? { status: 'rejected', code: 'KANAL_RECIPIENT_OPTED_OUT' } : { status: 'delivered' }),
      }),
    );
    await mongo.kill();
    for (const status of statuses) await bus.publisher.publish(toPublication(deliveryStatusKind, status));
    await expect.poll(() => store.health(), { timeout: 15_000 }).toBe('the database does not answer');
    // A call to the database fails after three seconds; whoever puts a batch back then has done so more than once.
    await sleep(10_000);
    expect(await deliveriesOf('STATUS')).toBe(before + statuses.length);
    await mongo.restart();
    const recorded = async () =>
      [...(await store.findDeliveries(statuses.map(({ outboundId = '' }) => outboundId))).values()].length;
    await expect.poll(recorded, { timeout: 40_000 }).toBe(statuses.length);
    await expect
      .poll(async () => (await store.loadConversations([conversation])).get(conversation)?.consent?.state, {
        timeout: 20_000,
      })
      .toBe('out');
    expect(await deliveriesOf('STATUS')).toBe(before + statuses.length);
  });

  it('with the stream of events full it answers the citizen, and the event follows when there is room', async () => {
    const manager = await jetstreamManager(await bus.connection());
    const { config } = await manager.streams.info('COMPLAINTS');
    const full = { max_bytes: (await manager.streams.info('COMPLAINTS')).state.bytes + 1 };
    await manager.streams.update('COMPLAINTS', full);
    const message = fresh();
    await send(message);
    await expect.poll(() => repliesTo(message.conversation)).toHaveLength(1);
    const inOutbox = async () =>
      (await store.findComplaint(ticketIn((await repliesTo(message.conversation))[0])))?.complaint.outbox
        .length;
    await expect.poll(inOutbox).toBe(1);
    await manager.streams.update('COMPLAINTS', { max_bytes: config.max_bytes });
    await expect.poll(inOutbox, { timeout: 40_000 }).toBe(0);
    expect(await repliesTo(message.conversation)).toHaveLength(1);
  });

  it('with the broker killed and restarted every message is processed once', async () => {
    const messages = Array.from({ length: 60 }, () => fresh());
    const sending = Promise.allSettled(messages.map(send));
    await nats.kill();
    await nats.restart();
    await sending;
    for (const message of messages) {
      await expect
        .poll(
          () =>
            send(message).then(
              () => true,
              () => false,
            ),
          { timeout: 30_000 },
        )
        .toBe(true);
    }
    for (const message of messages)
      expect(await settled(message, 60_000)).toMatchObject({ outcome: 'opened' });
    for (const message of messages) {
      await expect.poll(() => repliesTo(message.conversation), { timeout: 30_000 }).toHaveLength(1);
    }
  });
});
