import { z } from 'zod';

/** Where citizens write. A channel is what the citizen sees; a provider is whom we pay to carry it. */
export const channelSchema = z.enum(['sms', 'whatsapp', 'x', 'messenger', 'instagram', 'facebook']);

/** One of the channels a citizen can write on. */
export type Channel = z.infer<typeof channelSchema>;

/** Every channel, in the order they are shown. */
export const channels: readonly Channel[] = channelSchema.options;
