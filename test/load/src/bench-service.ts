import type { BenchChannel } from './citizen-message.js';

/** The service that takes a channel's messages. */
export type BenchService = Exclude<BenchChannel, 'smpp'>;

/** SMPP is another provider of the same service. */
export function serviceOf(channel: BenchChannel): BenchService {
  return channel === 'smpp' ? 'sms' : channel;
}
