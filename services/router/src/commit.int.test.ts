import { randomBytes } from 'node:crypto';
import { createLog, loadConfig } from '@kanal/runtime';
import { connectStore, type EarlierReceipt, type Store, storeConfigSchema, storeKeys } from '@kanal/store';
import { anInboundMessage, testDatabase } from '@kanal/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aContext } from '../test/a-context.js';
import { commit } from './commit.js';
import type { Plan, Work } from './plan.js';

/** Two routers that each believe to be the only one: what a frozen process and its successor look like. */
let store: Store;
beforeAll(async () => {
  const secret = () => randomBytes(32).toString('base64');
  const keys = storeKeys(
    loadConfig(storeConfigSchema, { KANAL_STORE_KEYS: `1:${secret()}`, KANAL_BLIND_INDEX_KEY: secret() }),
  );
  store = connectStore({ ...testDatabase(), ...keys, log: createLog({ service: 'test', level: 'fatal' }) });
  await store.migrate({ apply: true, now: Date.now });
});
afterAll(() => store.close());

const ticketOf = () => aContext().newTicket();
const context = () => aContext();
const workOn = (message: Work['message']): Work => ({ message, trace: {} });
const none: ReadonlyMap<string, EarlierReceipt> = new Map();

describe('commit, by two routers at once', () => {
  it('opens one complaint per conversation and appends the other message to it', async () => {
    for (let round = 0; round < 15; round++) {
      const first = anInboundMessage();
      const second = anInboundMessage({ externalId: `rival-${round}`, counterpart: first.counterpart });
      const plans = await Promise.all(
        [first, second].map((message) => commit([workOn(message)], none, store, context)),
      );
      const outcomes = plans.flat().map(({ outcome }) => outcome);
      expect(outcomes.toSorted()).toEqual(['appended', 'opened']);
      expect(new Set(plans.flat().map(({ complaintId }) => complaintId)).size).toBe(1);
    }
  });

  it('gives the same message one ticket, and only whoever wrote it has something to publish', async () => {
    for (let round = 0; round < 15; round++) {
      const message = anInboundMessage();
      const attempts = await Promise.all(
        Array.from({ length: 3 }, () =>
          commit([workOn(message)], new Map([[message.id, { state: 'received' as const }]]), store, context),
        ),
      );
      const entries = attempts.flat().flatMap((planned) => entriesOf(planned));
      const texts = new Set(entries.flatMap((entry) => (entry.kind === 'reply' ? [entry.payload.text] : [])));
      expect(texts.size).toBe(1);
      const ticket = /BTN-\d{6}-\w{7}/.exec([...texts][0] ?? '')?.[0] ?? '';
      expect((await store.findComplaint(ticket))?.complaint._id).toBe(message.id);
    }
  });

  it('draws another ticket when the first is taken', async () => {
    const taken = ticketOf();
    await commit([workOn(anInboundMessage())], none, store, () => aContext({ newTicket: () => taken }));
    const draws = [taken, taken, ticketOf()];
    const [planned] = await commit([workOn(anInboundMessage())], none, store, () =>
      aContext({ newTicket: () => draws.shift() ?? ticketOf() }),
    );
    expect(planned?.outcome).toBe('opened');
    expect(draws).toEqual([]);
  });
});

function entriesOf({ complaint }: Plan) {
  if (!complaint || complaint.change === 'silence') return [];
  return complaint.change === 'open' ? complaint.complaint.entries : complaint.entries;
}
