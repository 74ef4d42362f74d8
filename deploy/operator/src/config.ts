import { type AgencyTimeZone, agencyTimeZones } from '@kanal/domain';
import { placesConfigSchema } from '@kanal/places';
import { baseConfigSchema, mongoConfigSchema } from '@kanal/runtime';
import { storeConfigSchema } from '@kanal/store';
import { z } from 'zod';

const { LOG_LEVEL, NATS_URL, NATS_USER, NATS_PASSWORD, NATS_CREDS_FILE } = baseConfigSchema.shape;

/** What the commands that speak to the bus need. */
export const busConfigSchema = z.object({ LOG_LEVEL, NATS_URL, NATS_USER, NATS_PASSWORD, NATS_CREDS_FILE });

/** What a deployment decides about its streams; `kanal provision` makes them so. */
export const streamsConfigSchema = z.object({
  STREAMS_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(1024 ** 3)
    .default(20 * 1024 ** 3)
    .meta({
      description:
        'Disk that all streams and buckets together may take, at most the NATS server’s max_file_store; the messages received get two fifths. Applied by `kanal provision --apply`.',
    }),
  STREAMS_REPLICAS: z.coerce
    .number()
    .int()
    .min(1)
    .max(5)
    .default(1)
    .meta({ description: 'Copies of every stream: 3 in a cluster of three NATS servers.' }),
});

/** What the commands that speak to the database need. */
export const databaseConfigSchema = z.object({
  LOG_LEVEL,
  ...mongoConfigSchema.shape,
  ...storeConfigSchema.shape,
});

/** What reading a message again needs: the router's own settings. */
export const readingConfigSchema = z.object({
  ...placesConfigSchema.shape,
  AGENCY_TIME_ZONE: z
    .enum(Object.keys(agencyTimeZones) as [AgencyTimeZone, ...AgencyTimeZone[]])
    .default('Asia/Jakarta')
    .meta({ description: 'The agency’s zone, as the router has it.' }),
});

/** The process's environment; the one place where the operator's command reads it. */
export const environment: Readonly<Record<string, string | undefined>> = process.env;
