/**
 * Replies a second of our number, over all conversations. WhatsApp tells nobody its limit; 429 was seen at three a
 * second (https://github.com/WhiskeySockets/Baileys/issues/1248), and a person does not write one every second either.
 */
export const fastestPerSecond = 1;

/** What one person gets: a message in six seconds, as from Meta's own interface. */
export const recipientRate = { perSecond: 1 / 6, burst: 1 } as const;

/** How long WhatsApp may take to confirm that it has a message, in milliseconds. */
export const ackTimeoutMs = 10_000;

/** How long a reply waits behind another inside one turn; then it is handed back. */
export const longestQueueMs = 4_000;

/** Bounds of the time that is spent "typing", in milliseconds. */
export const typing = { leastMs: 600, mostMs: 2_500, perCharacterMs: 12 } as const;
