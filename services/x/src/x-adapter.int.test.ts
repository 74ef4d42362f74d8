import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bus, createBus, createStreamReader, provision } from '@kanal/bus';
import { fromWire, type InboundMessage, inboundKind } from '@kanal/contracts';
import { createLog, createMetrics } from '@kanal/runtime';
import { buildProgram, type ChildProgram, freePort, testNats } from '@kanal/testing';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { anEnvironment } from './fixtures/an-x-adapter.js';
import { fixtureApp, signedRequest } from './fixtures/read-fixtures.js';
import { type StandInCall, startXStandIn } from './fixtures/x-stand-in.js';

let program: ChildProgram;
const cleanUps: (() => Promise<unknown> | unknown)[] = [];

beforeAll(async () => {
  program = await buildProgram(new URL('./main.ts', import.meta.url));
});

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

afterAll(() => program.remove());

/** The id of a post made so many minutes ago. */
function idAgo(minutes: number): string {
  return String((BigInt(Date.now() - minutes * 60_000) - 1_288_834_974_657n) << 22n);
}

function aPost(id: string, text: string) {
  return { id, text, author_id: '8', created_at: new Date().toISOString(), edit_history_tweet_ids: [id] };
}

const includes = { users: [{ id: '8', username: 'warga_satu', name: 'Warga Satu' }] };

async function inboundOf(bus: Bus): Promise<InboundMessage[]> {
  const messages: InboundMessage[] = [];
  const read = createStreamReader(bus).read({ stream: 'INBOUND', subject: '>', limit: 1_000 });
  for await (const { type, body } of read) messages.push(fromWire(inboundKind, type, body));
  return messages;
}

async function aBus() {
  const where = testNats();
  const log = createLog({ service: 'test', level: 'silent' });
  const bus = createBus({ ...where, name: 'test', log, metrics: createMetrics('test') });
  cleanUps.push(() => bus.close());
  await provision(bus, { apply: true, log });
  return { bus, where };
}

/** The whole adapter, with an X that answers its questions. */
async function start(answer: (call: StandInCall) => unknown) {
  const { bus, where } = await aBus();
  const x = await startXStandIn((call) => {
    const token = { access_token: 'a', refresh_token: 'r', expires_in: 7_200 };
    return { status: 200, body: call.path.startsWith('/2/oauth2/token') ? token : answer(call) };
  });
  cleanUps.push(() => x.close());
  const folder = await mkdtemp(join(tmpdir(), 'kanal-x-'));
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  const port = await freePort();
  const child = program.start({
    ...anEnvironment({ X_API_BASE_URL: x.baseUrl, PORT: String(port), SPOOL_DIR: folder }),
    NATS_URL: where.url,
    NATS_USER: where.user,
    NATS_PASSWORD: where.password,
    LOG_LEVEL: 'warn',
  });
  cleanUps.push(async () => {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  });
  const deliver = async (payload: unknown): Promise<number> => {
    const event = {
      event_type: 'post.mention.create',
      filter: { user_id: fixtureApp.userId },
      payload,
      includes,
    };
    const { headers, body } = signedRequest({ data: event });
    const url = `http://127.0.0.1:${port}/webhooks/x`;
    const call = { method: 'POST', headers: headers as Record<string, string>, body: Buffer.from(body) };
    return fetch(url, call).then(
      ({ status }) => status,
      () => 0,
    );
  };
  return { bus, x, deliver };
}

it('a mention that the webhook and the question for mentions both bring is one message', async () => {
  const asked = aPost(idAgo(3), '@lapor1708 Lampu jalan di Curug mati');
  const { bus, x, deliver } = await start(({ path }) =>
    path.includes('/mentions')
      ? { data: [{ id: asked.id, author_id: asked.author_id }] }
      : path.startsWith(`/2/tweets/${asked.id}`)
        ? { data: asked, includes }
        : {},
  );
  await vi.waitFor(async () => expect(await inboundOf(bus)).toHaveLength(1), { timeout: 20_000 });
  expect(x.calls.some(({ path }) => path.includes(`/2/users/${fixtureApp.userId}/mentions`))).toBe(true);

  expect(await deliver(asked)).toBe(200);
  const other = aPost(idAgo(2), '@lapor1708 Jembatan di Lebak putus');
  expect(await deliver(other)).toBe(200);
  await vi.waitFor(async () => expect(await inboundOf(bus)).toHaveLength(2), { timeout: 20_000 });
  const messages = await inboundOf(bus);
  expect(messages.map(({ externalId }) => externalId)).toEqual([asked.id, other.id]);
  expect(messages.map(({ kind, channel, adapter }) => [kind, channel, adapter])).toEqual([
    ['mention', 'x', 'x'],
    ['mention', 'x', 'x'],
  ]);
});
