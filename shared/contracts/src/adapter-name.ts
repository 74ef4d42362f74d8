import { z } from 'zod';
import type { Channel } from './channel.js';

/**
 * The adapter services, each a process with a provider's credentials. What an adapter takes from the bus (replies,
 * files, replays) is addressed to it by name: several may carry one channel, and one may carry several.
 */
export const adapterNameSchema = z.enum(['sms', 'whatsapp', 'baileys', 'meta', 'x']);

/** One of the adapter services. */
export type AdapterName = z.infer<typeof adapterNameSchema>;

/** Every adapter service. */
export const adapterNames: readonly AdapterName[] = adapterNameSchema.options;

/** Who carried a channel while each channel had one adapter: how older versions of an event are read. */
export function soleAdapterOf(channel: unknown): AdapterName {
  switch (channel as Channel) {
    case 'messenger':
    case 'instagram':
    case 'facebook':
      return 'meta';
    case 'whatsapp':
      return 'whatsapp';
    case 'x':
      return 'x';
    default:
      return 'sms';
  }
}
