import { ticketPrefixPattern } from '@kanal/domain';
import { baseConfigSchema, mongoConfigSchema } from '@kanal/runtime';
import { storeConfigSchema } from '@kanal/store';
import { z } from 'zod';

/** The router's environment: what every service has, the database with its keys, and the agency's own settings. */
export const configSchema = z.object({
  ...baseConfigSchema.shape,
  ...mongoConfigSchema.shape,
  ...storeConfigSchema.shape,
  TICKET_PREFIX: z.string().regex(ticketPrefixPattern).meta({
    description: 'What the agency’s tickets begin with: two to five capital letters.',
    example: 'BTN',
  }),
  AGENCY_NAME: z.string().min(1).max(24).meta({
    description: 'Signs every reply; at most 24 characters, so that an SMS stays one part.',
    example: 'Pemprov Banten',
  }),
  AGENCY_TIME_ZONE: z
    .enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'])
    .default('Asia/Jakarta')
    .meta({ description: 'The zone of a ticket’s date: WIB, WITA or WIT.' }),
  LAPOR_ADDRESS: z
    .string()
    .min(1)
    .max(40)
    .default('lapor.go.id')
    .meta({ description: 'Where citizens go on in LAPOR!, as it stands in replies.' }),
  FOLLOW_UP_WINDOW_HOURS: z.coerce
    .number()
    .int()
    .min(1)
    .max(24 * 30)
    .default(48)
    .meta({ description: 'A message this long after the last one of a complaint begins a new complaint.' }),
});

/** The process's environment; the one place where the router reads it. */
export const environment: Readonly<Record<string, string | undefined>> = process.env;

/** The router's settings. */
export type Config = z.infer<typeof configSchema>;
