import type { InboundMessage } from '@kanal/contracts';

/** What a message says about a person, in every form it could be written elsewhere. */
export function personalValuesIn(message: InboundMessage): string[] {
  const { counterpart, text, location } = message;
  const values = [
    counterpart.externalId,
    counterpart.displayName,
    counterpart.username,
    ...counterpart.aliases.map(({ value }) => value),
    text,
    location?.name,
    location?.address,
  ].filter((value) => value !== undefined);
  const digits = values.map((value) => value.replace(/\D/g, '')).filter((number) => number.length >= 8);
  // Shorter ones are found by chance in ids, which are hashes.
  return [...values, ...digits].filter((value) => value.length >= 5);
}

/** The text with every personal value replaced by a mark. */
export function withoutPersonal(text: string, personal: readonly string[]): string {
  return personal.reduce((rest, value) => rest.replaceAll(value, '<personal>'), text);
}
