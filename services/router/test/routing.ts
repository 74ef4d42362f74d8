import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createBus, createFileRemoval, createStreamReader, openMediaFiles, provision } from '@kanal/bus';
import {
  fromWire,
  type InboundMessage,
  type MediaResult,
  mediaId,
  type OutboundMessage,
  outboundKind,
} from '@kanal/contracts';
import { type CrashPoint, createLog, createMetrics, loadConfig } from '@kanal/runtime';
import { connectStore, storeConfigSchema, storeKeys } from '@kanal/store';
import { anInboundMessage, testDatabase, testNats } from '@kanal/testing';
import { createOutbox } from '../src/outbox.js';
import type { Work } from '../src/plan.js';
import { processMessages } from '../src/process-messages.js';
import { aContext, type ContextOptions } from './a-context.js';

const log = createLog({ service: 'test', level: 'fatal' });
/** The router's own steps over real engines, one turn at a time, so that each can be stopped anywhere. */
export async function startRouting() {
  const where = testDatabase();
  const secret = () => randomBytes(32).toString('base64');
  const keys = storeKeys(
    loadConfig(storeConfigSchema, { KANAL_STORE_KEYS: `1:${secret()}`, KANAL_BLIND_INDEX_KEY: secret() }),
  );
  const store = connectStore({ ...where, ...keys, log });
  await store.migrate({ apply: true, now: Date.now });
  while (store.health()) await sleep(50);
  const bus = createBus({ ...testNats(), name: 'test', log, metrics: createMetrics('test') });
  await provision(bus, { apply: true, log, maxStoreBytes: 256 * 1024 * 1024 });
  const bucket = await openMediaFiles(bus);

  /** What became of the messages of one turn. It stops where `crashAt` says, as a killed one would. */
  async function route(messages: readonly InboundMessage[], crashAt?: CrashPoint, of: ContextOptions = {}) {
    const crash = (point: CrashPoint) => {
      if (point === crashAt) throw new Error(`killed at ${point}`);
    };
    const works: Work[] = messages.map((message) => ({ message, trace: {} }));
    const outbox = createOutbox({ store, publisher: bus.publisher, clock: Date.now, crash });
    const context = () => aContext(of);
    const files = createFileRemoval(bus);
    const fates = await processMessages(works, { store, outbox, files, context, clock: Date.now, crash });
    return messages.map(({ id }) => fates.get(id)?.outcome);
  }

  /** What a sweep at this moment brings out. */
  async function sweepAt(nowMs: number, crashAt?: CrashPoint) {
    const crash = (point: CrashPoint) => {
      if (point === crashAt) throw new Error(`killed at ${point}`);
    };
    return createOutbox({ store, publisher: bus.publisher, clock: () => nowMs, crash }).sweep();
  }

  return {
    ...{ store, bus, where, route, sweepAt },
    /** The replies on their way to a conversation. */
    async repliesTo({ adapter, conversation }: InboundMessage): Promise<OutboundMessage[]> {
      const subject = `outbound.${adapter}.${conversation}`;
      const replies: OutboundMessage[] = [];
      for await (const { type, body } of createStreamReader(bus).read({
        stream: 'OUTBOUND',
        subject,
        limit: 100,
      })) {
        replies.push(fromWire(outboundKind, type, body));
      }
      return replies;
    },
    outcomeOf: async (message: InboundMessage) => (await route([message]))[0],
    /** The complaint of a conversation as a person reads it. */
    async complaintOf({ conversation }: InboundMessage) {
      const head = (await store.findLatestComplaints([conversation])).get(conversation);
      return head && (await store.findComplaint(head.ticket));
    },
    receiptOf: async ({ id }: InboundMessage) => (await store.findMessages([id])).get(id),
    keepFile: (message: InboundMessage, bytes: Uint8Array) =>
      bucket.putBlob({ name: mediaId(message.id, 0) }, bytes),
    fileOf: (message: InboundMessage) => bucket.getBlob(mediaId(message.id, 0)),
    async stop() {
      await store.close();
      await bus.close();
    },
  };
}

/** A turn-by-turn router. */
export type Routing = Awaited<ReturnType<typeof startRouting>>;

let citizens = 0;

/** Somebody who writes by WhatsApp, to an account that nobody else writes to unless it is given. */
export function citizen(account = `1158${citizens}`) {
  const externalId = `628120009${String(citizens++).padStart(4, '0')}`;
  const counterpart = { externalId, aliases: [] };
  return (of: Partial<InboundMessage>) =>
    anInboundMessage({ channel: 'whatsapp', adapter: 'whatsapp', account, counterpart, ...of });
}

/** A moment of the same hour. */
export const at = (minute: number) => ({ sentAt: new Date(Date.UTC(2026, 10, 24, 3, minute)).toISOString() });

/** The word of an adapter that the first file of a message is stored. */
export function storedAsFile(message: InboundMessage): MediaResult {
  const id = mediaId(message.id, 0);
  const file = { objectKey: id, sha256: '0'.repeat(64), sizeBytes: 3, mimeType: 'image/png' };
  return {
    schemaVersion: 1,
    id,
    messageId: message.id,
    index: 0,
    channel: message.channel,
    at: message.sentAt,
    result: { outcome: 'stored', ...file },
  };
}

/** Every order of some things. */
export function permutations<T>(of: readonly T[]): T[][] {
  if (of.length < 2) return [[...of]];
  return of.flatMap((one, i) => permutations(of.toSpliced(i, 1)).map((rest) => [one, ...rest]));
}
