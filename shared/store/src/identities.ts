import type { InboundMessage } from '@kanal/contracts';
import type { BlindIndex } from './crypto/blind-index.js';

/** The blind indexes by which a counterpart can be found: its address and every alias, each once. */
export function identitiesOf(blind: BlindIndex, { counterpart }: InboundMessage): string[] {
  return [
    ...new Set([
      blind.of('external-id', counterpart.externalId),
      ...counterpart.aliases.map(({ type, value }) =>
        blind.of(type === 'phone' || type === 'username' ? type : 'external-id', value),
      ),
    ]),
  ];
}

/** The blind indexes under which somebody may be stored whose address or name was typed as `value`, of whatever kind it is. */
export function identitiesTyped(blind: BlindIndex, value: string): string[] {
  return (['phone', 'username', 'external-id'] as const).map((field) => blind.of(field, value));
}
