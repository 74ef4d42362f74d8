import { createStreamReader } from '@kanal/bus';
import { ContractError, fromWire, outboundKind } from '@kanal/contracts';
import type { OwnedEntry } from '@kanal/store';
import { anOutboundMessage } from '@kanal/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Routing, startRouting } from '../test/routing.js';
import { createOutbox } from './outbox.js';

let routing: Routing;
beforeAll(async () => {
  routing = await startRouting();
});
afterAll(() => routing.stop());

/** An entry as it was left in an outbox, with whatever is said otherwise. */
function anEntry(change: (payload: Record<string, unknown>) => object): OwnedEntry {
  const payload = anOutboundMessage();
  const at = new Date(payload.createdAt);
  const left = change({ ...payload }) as typeof payload;
  const entry = {
    id: payload.id,
    kind: 'reply' as const,
    createdAt: at,
    dueAt: at,
    trace: {},
    payload: left,
  };
  return { owner: { collection: 'conversations', id: payload.conversation }, entry };
}

async function waiting() {
  const found = new Map<string, ReturnType<typeof fromWire<typeof outboundKind.schema>>>();
  const read = { stream: 'OUTBOUND', subject: 'outbound.>', limit: 100 } as const;
  for await (const { type, body } of createStreamReader(routing.bus).read(read)) {
    const message = fromWire(outboundKind, type, body);
    found.set(message.id, message);
  }
  return found;
}

it('brings up to date what an older version left, and what cannot go out holds up nothing else', async () => {
  const { store, bus } = routing;
  const outbox = createOutbox({ store, publisher: bus.publisher, clock: Date.now, crash: () => undefined });
  const old = anEntry(({ adapter: _, kind: __, lastInboundAt: ___, ...rest }) => ({
    ...rest,
    schemaVersion: 1,
  }));
  const misfit = anEntry((payload) => ({ ...payload, text: '' }));
  const good = anEntry((payload) => payload);
  await expect(outbox.relay([misfit, old, good])).rejects.toBeInstanceOf(ContractError);
  const sent = await waiting();
  expect([...sent.keys()].toSorted()).toEqual([old.entry.id, good.entry.id].toSorted());
  expect(sent.get(old.entry.id)).toMatchObject({ schemaVersion: 2, adapter: 'sms', kind: 'direct' });
});
