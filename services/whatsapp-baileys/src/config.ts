import { adapterConfigSchema } from '@kanal/adapter';
import { mongoConfigSchema, portSchema } from '@kanal/runtime';
import { storeConfigSchema } from '@kanal/store/sealing';
import { z } from 'zod';
import { fastestPerSecond } from './limits.js';

/** The environment of this process. */
export const environment = process.env;

/** What the linked WhatsApp device reads from its environment, besides what every adapter does. */
export const whatsappBaileysConfigSchema = adapterConfigSchema
  // Nobody calls it.
  .omit({ PUBLIC_BASE_URL: true })
  .extend(mongoConfigSchema.shape)
  .extend(storeConfigSchema.shape)
  .extend({
    BAILEYS_ENABLED: z.literal('yes, unofficially').meta({
      description:
        'Opt-in: this way is not offered by WhatsApp, which may block the number. Whoever has read "Connect WhatsApp by a linked device (unofficial)" in docs/operating.md writes: yes, unofficially',
      example: 'yes, unofficially',
    }),
    BAILEYS_NUMBER: z
      .string()
      .regex(/^[1-9][0-9]{6,14}$/, 'expected country and number, digits only')
      .meta({
        description:
          'Our number as WhatsApp writes it: country and number, digits only. Its phone links this device.',
        example: '6281200001710',
      }),
    BAILEYS_PAGE_PORT: portSchema.meta({
      description: 'TCP port of the channel page with the QR code, always on 127.0.0.1; 0 takes a free one.',
      example: '3001',
    }),
    BAILEYS_PAGE_TOKEN: z.string().min(16).max(256).optional().meta({
      description:
        'Secret that opens the channel page, at least 16 characters. Unset: one is made at each start and shown in the terminal, and without a terminal the page stays closed.',
      secret: true,
    }),
    BAILEYS_MESSAGES_PER_SECOND: z.coerce.number().positive().max(fastestPerSecond).default(0.25).meta({
      description:
        'Replies a second, over all conversations. Slower is safer: WhatsApp blocks what looks like a machine.',
    }),
    BAILEYS_WEB_SOCKET_URL: z
      .url({ protocol: /^wss?$/ })
      .optional()
      .meta({
        description: 'For tests only: another address than WhatsApp’s.',
        example: 'ws://127.0.0.1:4020',
      }),
  });

/** The settings of the linked WhatsApp device. */
export type WhatsappBaileysConfig = Readonly<z.output<typeof whatsappBaileysConfigSchema>>;
