import {
  type AgencyTimeZone,
  agencyTimeZones,
  defaultTemplates,
  isSmsText,
  smsExcess,
  smsPartLength,
  ticketPrefixPattern,
} from '@kanal/domain';
import { placesConfigSchema } from '@kanal/places';
import { baseConfigSchema, mongoConfigSchema } from '@kanal/runtime';
import { storeConfigSchema } from '@kanal/store';
import { z } from 'zod';

const smsText = z.string().min(1).refine(isSmsText, {
  error: 'expected characters of the SMS alphabet (GSM-7): straight quotes and hyphens, no emoji',
});

/** The router's environment: what every service has, the database with its keys, and the agency's own settings. */
export const configSchema = z
  .object({
    ...baseConfigSchema.shape,
    ...mongoConfigSchema.shape,
    ...storeConfigSchema.shape,
    ...placesConfigSchema.shape,
    TICKET_PREFIX: z.string().regex(ticketPrefixPattern).meta({
      description: 'What the agency’s tickets begin with: two to five capital letters.',
      example: 'BTN',
    }),
    AGENCY_NAME: smsText.max(24).meta({
      description:
        'Signs every reply: at most 24 characters. With LAPOR_ADDRESS it leaves every SMS in one part of 160 characters, or the router does not start.',
      example: 'Pemprov Banten',
    }),
    AGENCY_TIME_ZONE: z
      .enum(Object.keys(agencyTimeZones) as [AgencyTimeZone, ...AgencyTimeZone[]])
      .default('Asia/Jakarta')
      .meta({ description: 'The zone of a ticket’s date and of times in replies: WIB, WITA or WIT.' }),
    LAPOR_ADDRESS: smsText
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
    QUIET_TIME_SECONDS: z.coerce.number().int().min(0).max(90).default(20).meta({
      description:
        'A first reply waits so long for what its citizen may still add (an album, “oh and also…”); 0 answers at once.',
    }),
    QUIET_TIME_MAX_SECONDS: z.coerce.number().int().min(1).max(300).default(90).meta({
      description: 'It waits no longer than this, however many messages follow.',
    }),
    OFFICIAL_ACCOUNTS: z.string().default('').meta({
      description:
        'User names or ids of our own and other official accounts, with commas: what they write is recorded and never answered.',
      example: 'lapor1708,kemenpanrb,diskominfo_banten',
    }),
    COMMENT_REPLIES: z.enum(['public', 'private']).default('public').meta({
      description:
        'How comments are answered: in public under the comment, or by the one private message to its writer that Facebook and Instagram grant. What is said in public is short.',
    }),
  })
  .superRefine(({ AGENCY_NAME, LAPOR_ADDRESS, TICKET_PREFIX, AGENCY_TIME_ZONE }, context) => {
    const excess = smsExcess(defaultTemplates, {
      agencyName: AGENCY_NAME,
      laporAddress: LAPOR_ADDRESS,
      timeZone: AGENCY_TIME_ZONE,
      ticketPrefix: TICKET_PREFIX,
    });
    if (excess <= 0) return;
    context.addIssue({
      code: 'custom',
      message: `An SMS would have ${smsPartLength + excess} characters, and one part holds ${smsPartLength}: make AGENCY_NAME, LAPOR_ADDRESS or TICKET_PREFIX shorter by ${excess} together.`,
    });
  });

/** The process's environment; the one place where the router reads it. */
export const environment: Readonly<Record<string, string | undefined>> = process.env;

/** The router's settings. */
export type Config = z.infer<typeof configSchema>;
