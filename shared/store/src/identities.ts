import type { InboundMessage } from '@kanal/contracts';
import type { BlindIndex } from './crypto/blind-index.js';

/** The blind indexes by which a counterpart can be found: its address and every alias, each once. */
export function identitiesOf(
  blind: BlindIndex,
  { counterpart }: Pick<InboundMessage, 'counterpart'>,
): string[] {
  return [
    ...new Set([
      blind.of('external-id', counterpart.externalId),
      ...counterpart.aliases.map(({ type, value }) =>
        blind.of(type === 'phone' || type === 'username' ? type : 'external-id', value),
      ),
    ]),
  ];
}

/** The same without what is new to the person, which may have been somebody else's: nobody is joined or looked for by it. */
export function ownIdentitiesOf(
  blind: BlindIndex,
  { counterpart }: Pick<InboundMessage, 'counterpart'>,
): string[] {
  const aliases = counterpart.aliases.filter(({ isNew }) => !isNew);
  return identitiesOf(blind, { counterpart: { ...counterpart, aliases } });
}

/** The blind indexes under which somebody may be stored whose address or name was typed as `value`, of whatever kind it is. */
export function identitiesTyped(blind: BlindIndex, value: string): string[] {
  return (['phone', 'username', 'external-id'] as const).map((field) => blind.of(field, value));
}
