import type { InboundDraft } from '@kanal/adapter';
import type { Alias } from '@kanal/contracts';
import { idText, ifPresent } from '@kanal/graph';
import { z } from 'zod';
import type { MessagePayload } from './payload.js';
import { aliasesOf } from './sender.js';

const systemSchema = z.looseObject({
  type: z.string(),
  /** The new number, in what came before and after 2024. */
  wa_id: ifPresent(idText),
  new_wa_id: ifPresent(idText),
  user_id_update: ifPresent(z.looseObject({ previous: ifPresent(idText), current: ifPresent(idText) })),
});

const changes: ReadonlySet<string> = new Set(['user_changed_number', 'user_changed_user_id']);

/**
 * WhatsApp's news that a person goes by another number or user id: the person as we know them, with the new ids among
 * the aliases. Undefined for other news of the system, such as a changed security code.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/system
 * @throws z.ZodError when the news has no type.
 */
export function readIdentityChange(
  message: MessagePayload,
  counterpart: InboundDraft['counterpart'],
): Pick<InboundDraft, 'externalId' | 'counterpart' | 'attachments' | 'identityChange'> | undefined {
  const system = systemSchema.parse(message['system']);
  if (!changes.has(system.type)) return undefined;
  const { previous, current } = system.user_id_update ?? {};
  const added = [
    ...aliasesOf({ userId: previous, whatsappId: undefined }),
    ...aliasesOf({ userId: current, whatsappId: system.new_wa_id ?? system.wa_id }).map(asNew),
  ];
  return {
    externalId: message.id,
    counterpart: { ...counterpart, aliases: distinct([...counterpart.aliases, ...added]) },
    attachments: [],
    identityChange: true,
  };
}

/** The number may have been somebody else's, who wrote to us as well. */
function asNew(alias: Alias): Alias {
  return { ...alias, isNew: true };
}

/** What names the person already is not new. */
function distinct(aliases: readonly Alias[]): Alias[] {
  return [
    ...new Map(aliases.toReversed().map((alias) => [`${alias.type} ${alias.value}`, alias])).values(),
  ].toReversed();
}
