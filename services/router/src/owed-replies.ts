import { stableId } from '@kanal/contracts';
import { guessLanguage, normalise, replyTo, spokenTo } from '@kanal/domain';
import { type Clock, Counter, KanalError, type Log, type Metrics } from '@kanal/runtime';
import type { OutboxEntry, Owed, Store } from '@kanal/store';
import type { Outbox } from './outbox.js';
import type { PlanContext } from './plan.js';

/** Words that a sweep says at most; the next one goes on. */
const atOnce = 100;

const minuteMs = 60_000;
/** What cannot be said now (a template of the agency's that asks for too much, a message not kept any more) may be later. */
const longestPutOffMs = 60 * minuteMs;

/**
 * Says what people's acts owe citizens. Each word becomes a reply in one write that takes it from what is owed, under an
 * id of its own, so that a crash, or another router, neither loses nor doubles it. One that cannot be said is put off,
 * stays with its complaint, holds up no other, and is tried at once when the templates are others. `sweep` says how many
 * there were.
 */
export function createOwedReplies(of: {
  store: Store;
  outbox: Outbox;
  context: () => PlanContext;
  clock: Clock;
  log: Log;
  metrics: Metrics;
}): {
  sweep(): Promise<number>;
} {
  const { store, outbox, context, clock, log } = of;
  let spokenWith: PlanContext['templates'] | undefined;
  const putOffs = new Counter({
    name: 'kanal_router_owed_put_off_total',
    help: 'Words owed to citizens that could not be said and were put off',
    registers: [of.metrics.registry],
  });

  async function say(word: Owed, isSilent: boolean): Promise<void> {
    let entry: OutboxEntry | undefined;
    try {
      entry = isSilent ? undefined : replyEntryOf(word, context());
    } catch (error) {
      await putOff(word, error);
      return;
    }
    const isOwed = await store.settleOwed(word, entry);
    const owner = { collection: 'complaints', id: word.complaintId } as const;
    if (isOwed && entry) await outbox.relay([{ owner, entry }]);
  }

  async function putOff(word: Owed, error: unknown): Promise<void> {
    const because = error instanceof KanalError ? error.code : 'unexpected';
    const { complaintId, owed } = word;
    log.error({ complaintId, key: owed.key, because }, 'owed.put-off');
    putOffs.inc();
    const waitMs = Math.min(longestPutOffMs, minuteMs * 2 ** (owed.failed?.times ?? 0));
    await store.putOffOwed(word, new Date(clock() + waitMs), because);
  }

  return {
    async sweep() {
      const { templates } = context();
      if (spokenWith !== undefined && spokenWith !== templates) await store.resumeOwed(new Date(clock()));
      spokenWith = templates;
      const words = await store.findOwed(new Date(clock()), atOnce);
      if (words.length === 0) return 0;
      const conversations = words.flatMap(({ message }) => message?.conversation ?? []);
      const known = await store.loadConversations(conversations);
      for (const word of words) {
        const to = word.message && known.get(word.message.conversation);
        await say(word, to?.consent?.state === 'out');
      }
      return words.length;
    },
  };
}

function replyEntryOf({ complaintId, ticket, owed, message }: Owed, context: PlanContext): OutboxEntry {
  if (!message) throw new KanalError('KANAL_OWED_NO_MESSAGE', 'there is no message left to answer');
  const say = { intent: 'notify', key: owed.key, values: owed.values } as const;
  const id = stableId('owed', complaintId, owed.id);
  const policy = spokenTo(message, context.policy);
  const language = guessLanguage(normalise(message.text ?? ''));
  const payload = { ...replyTo(message, say, { ...context, policy, language }, ticket), id };
  const createdAt = new Date(context.nowMs);
  return { id, kind: 'reply', createdAt, dueAt: createdAt, trace: {}, payload };
}
