/**
 * Longest webhook body we read, in bytes. Meta sends up to 3 MB, with a thousand events in it, and repeats for days
 * what is refused.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview
 */
export const maxWebhookBytes = 4 * 1024 * 1024;

/** Longest text of one message, in characters. https://developers.facebook.com/docs/whatsapp/cloud-api/messages/text-messages */
export const maxTextCharacters = 4096;

/**
 * How long after a citizen's last message we may answer in our own words, else 131047.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages
 */
export const freeTextMs = 24 * 3_600_000;

/**
 * What one person gets of one of our numbers: a message in six seconds, else 131056.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/throughput
 */
export const pairRate = { perSecond: 1 / 6, burst: 1 } as const;
