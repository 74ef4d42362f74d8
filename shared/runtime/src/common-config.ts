import { z } from 'zod';
import { crashPoints } from './crash-points.js';
import { logLevels } from './log.js';

const natsProtocols = new Set(['nats:', 'tls:', 'ws:', 'wss:']);

function isNatsUrl(url: string): boolean {
  return URL.canParse(url) && natsProtocols.has(new URL(url).protocol);
}

/** A TCP port; 0 takes a free one. */
export const portSchema = z.coerce.number().int().min(0).max(65_535);

/** What every process reads. A service takes it over with `baseConfigSchema.extend({ … })`. */
export const baseConfigSchema = z.object({
  LOG_LEVEL: z
    .enum(logLevels)
    .default('info')
    .meta({ description: `How much is logged: ${logLevels.join(', ')}.` }),
  HOST: z
    .string()
    .default('127.0.0.1')
    .meta({ description: 'Address to listen on; 0.0.0.0 for all, as in a container.' }),
  PORT: portSchema.meta({ description: 'TCP port to listen on; 0 takes a free one.', example: '3000' }),
  NATS_URL: z
    .string()
    .refine((urls) => urls.split(',').every((url) => isNatsUrl(url.trim())), {
      error: 'expected nats://, tls://, ws:// or wss:// URLs, separated by commas',
    })
    .meta({
      description:
        'The NATS servers: one URL, or several separated by commas. Credentials have variables of their own.',
      example: 'nats://127.0.0.1:4222',
    }),
  NATS_CREDS_FILE: z.string().optional().meta({
    description: 'File with NATS user credentials (JWT and seed).',
    example: '/run/secrets/nats.creds',
  }),
  NATS_USER: z.string().optional().meta({ description: 'NATS user, where no credentials file is used.' }),
  NATS_PASSWORD: z.string().optional().meta({ description: 'Password of NATS_USER.', secret: true }),
  NATS_MONITOR_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      description:
        'Base URL of the NATS server’s monitoring port, to check at boot that it syncs every message; unset: not checked, and said so.',
      example: 'http://127.0.0.1:8222',
    }),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      description: 'Base URL of an OTLP/HTTP collector for traces; unset: no tracing.',
      example: 'http://127.0.0.1:4318',
    }),
  SHUTDOWN_TIMEOUT_MS: z.coerce.number().int().positive().default(25_000).meta({
    description:
      'Milliseconds a stop may take; then the process exits with code 1. Keep it below the grace period of what runs it.',
  }),
  CRASH_AT: z.enum(crashPoints).optional().meta({
    description: 'For fault tests only: kill the own process at this crash point.',
    example: crashPoints[0],
  }),
});

/** What a process that keeps records reads in addition. */
export const mongoConfigSchema = z.object({
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'expected a mongodb:// or mongodb+srv:// URI')
    .meta({
      description: 'Connection string of the MongoDB deployment, with its credentials.',
      secret: true,
    }),
  MONGODB_DATABASE: z.string().default('kanal').meta({ description: 'Name of the database.' }),
});
