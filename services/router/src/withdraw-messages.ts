import type { FileRemoval } from '@kanal/bus';
import { type InboundMessage, mediaId, originalIdOf } from '@kanal/contracts';
import type { Crash } from '@kanal/runtime';
import type { Store } from '@kanal/store';

/**
 * Carries out what citizens take back, before it is decided and told: the messages and their edits, the words of the
 * complaint that one of them opened, and their files. Every step can be done again, and a deletion is not settled before
 * all of them are done: a crash between two of them leads back here, never to a record that is half empty for good.
 * @throws BusError, retryable, when a file could not be removed.
 */
export async function withdrawMessages(
  messages: readonly InboundMessage[],
  of: { store: Store; files: FileRemoval; crash: Crash },
): Promise<void> {
  const { store, files, crash } = of;
  const deletions = messages.filter((message) => message.deleted);
  const edits = messages.filter((message) => message.edited);
  if (deletions.length === 0 && edits.length === 0) return;
  const withdrawn = await store.withdrawLateEdits(edits);
  for (const deletion of deletions) withdrawn.push(...(await store.withdraw(deletion)));
  if (withdrawn.length > 0) crash('router.after-withdrawal');
  await store.alignNarratives(deletions.flatMap((deletion) => originalIdOf(deletion) ?? []));
  if (withdrawn.length > 0) crash('router.after-narrative');
  for (const { messageId, files: count } of withdrawn) {
    for (let index = 0; index < count; index++) await files.remove(mediaId(messageId, index));
  }
}
