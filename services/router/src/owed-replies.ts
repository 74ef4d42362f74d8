import { stableId } from '@kanal/contracts';
import { guessLanguage, normalise, replyTo, spokenTo } from '@kanal/domain';
import type { OutboxEntry, Owed, Store } from '@kanal/store';
import type { Outbox } from './outbox.js';
import type { PlanContext } from './plan.js';

/** Words that a sweep says at most; the next one goes on. */
const atOnce = 100;

/**
 * Says what people's acts owe citizens. Each word becomes a reply in one write that takes it from what is owed, under an
 * id of its own, so that a crash, or another router, neither loses nor doubles it. `sweep` says how many there were.
 */
export function createOwedReplies(of: { store: Store; outbox: Outbox; context: () => PlanContext }): {
  sweep(): Promise<number>;
} {
  const { store, outbox, context } = of;

  async function say(word: Owed, isSilent: boolean): Promise<void> {
    const entry = isSilent ? undefined : replyEntryOf(word, context());
    await store.settleOwed(word, entry);
    const owner = { collection: 'complaints', id: word.complaintId } as const;
    if (entry) await outbox.relay([{ owner, entry }]);
  }

  return {
    async sweep() {
      const words = await store.findOwed(atOnce);
      if (words.length === 0) return 0;
      const known = await store.loadConversations(words.map(({ message }) => message.conversation));
      for (const word of words) {
        await say(word, known.get(word.message.conversation)?.consent?.state === 'out');
      }
      return words.length;
    },
  };
}

function replyEntryOf({ complaintId, ticket, owed, message }: Owed, context: PlanContext): OutboxEntry {
  const say = { intent: 'notify', key: owed.key, values: owed.values } as const;
  const id = stableId('owed', complaintId, owed.id);
  const policy = spokenTo(message, context.policy);
  const language = guessLanguage(normalise(message.text ?? ''));
  const payload = { ...replyTo(message, say, { ...context, policy, language }, ticket), id };
  const createdAt = new Date(context.nowMs);
  return { id, kind: 'reply', createdAt, dueAt: createdAt, trace: {}, payload };
}
