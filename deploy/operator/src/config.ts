import { baseConfigSchema, mongoConfigSchema } from '@kanal/runtime';
import { storeConfigSchema } from '@kanal/store';
import { z } from 'zod';

const { LOG_LEVEL, NATS_URL, NATS_USER, NATS_PASSWORD, NATS_CREDS_FILE } = baseConfigSchema.shape;

/** What the commands that speak to the bus need. */
export const busConfigSchema = z.object({ LOG_LEVEL, NATS_URL, NATS_USER, NATS_PASSWORD, NATS_CREDS_FILE });

/** What the commands that speak to the database need. */
export const databaseConfigSchema = z.object({
  LOG_LEVEL,
  ...mongoConfigSchema.shape,
  ...storeConfigSchema.shape,
});

/** The process's environment; the one place where the operator's command reads it. */
export const environment: Readonly<Record<string, string | undefined>> = process.env;
