import { asObject } from '../../core/merge-patch.js';
import type { ProviderContext } from '../../core/provider-context.js';
import type { Slot } from './envelope.js';
import { hear, type Memory } from './hear.js';
import { providerName } from './settings.js';

/** Fills the memory with what the ledger tells: who wrote what, and which comments have had their private reply. */
export async function recall({ ledger }: Pick<ProviderContext, 'ledger'>, memory: Memory): Promise<void> {
  for (const entry of await ledger.entries({ provider: providerName })) {
    const { params, citizen, messageId } = entry;
    const writtenMs = Date.parse(entry.at);
    if (entry.kind === 'webhook' && citizen !== null && messageId !== null) {
      const object = params['object'] === 'instagram' ? 'instagram' : 'page';
      const slot = (['messaging', 'standby', 'changes'] as const).find((each) => each in params);
      memory.citizens.firstTold(messageId, writtenMs);
      if (slot === undefined) continue;
      const told = { slot: slot satisfies Slot, event: asObject(params[slot]) };
      hear(memory, memory.citizens.named(object, citizen), told, entry.text, writtenMs);
    } else if (entry.kind === 'call' && entry.operation === 'private-reply.create') {
      const { comment_id: commentId } = asObject(params['recipient']);
      if (entry.verdict.kind === 'accepted') memory.comments.takePrivateReply(String(commentId));
    }
  }
}
