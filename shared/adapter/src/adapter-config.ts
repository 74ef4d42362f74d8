import { baseConfigSchema } from '@kanal/runtime';
import { z } from 'zod';
import { httpBaseUrl } from './config-values.js';

const mebibyte = 1024 * 1024;

/** What every adapter reads from its environment. A service takes it over with `adapterConfigSchema.extend({ … })`. */
export const adapterConfigSchema = baseConfigSchema.extend({
  KANAL_ADAPTER_KEY: z
    .base64()
    .refine((key) => Buffer.from(key, 'base64').byteLength >= 32, { error: 'expected at least 32 bytes' })
    .meta({
      description:
        'Secret of the deployment, 32 random bytes in base64 (openssl rand -base64 32): the same for every adapter, and never changed, because conversations are recognised by it.',
      secret: true,
    }),
  PUBLIC_BASE_URL: httpBaseUrl.meta({
    description: 'Where providers reach this adapter from outside, without the path; signatures are over it.',
    example: 'https://kanal.example.go.id',
  }),
  SPOOL_DIR: z.string().min(1).meta({
    description: 'Folder for accepted messages while NATS is away, on a disk of its own process.',
    example: '.kanal/spool/sms',
  }),
  SPOOL_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(16 * mebibyte)
    .default(1024 * mebibyte)
    .meta({ description: 'Bytes the spool may hold; then providers are told to call again later.' }),
  PUBLISH_DEADLINE_MS: z.coerce.number().int().min(100).max(10_000).default(1_500).meta({
    description: 'Milliseconds JetStream has to take a webhook before it goes to the spool.',
  }),
  WEBHOOK_MAX_IN_FLIGHT: z.coerce.number().int().min(1).max(10_000).default(512).meta({
    description: 'Webhook calls handled at once; more are refused with 503 before they are read.',
  }),
  MEDIA_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(64 * mebibyte)
    .default(16 * mebibyte)
    .meta({ description: 'Bytes a file of a citizen may have; a larger one is not kept.' }),
  MEDIA_ALLOWED_PRIVATE_HOSTS: z
    .string()
    .default('')
    .transform((hosts) =>
      hosts
        .split(',')
        .map((host) => host.trim())
        .filter((host) => host !== ''),
    )
    .pipe(z.array(z.string().regex(/^[^/\s]+:\d+$/, 'expected host:port, separated by commas')))
    .meta({
      description:
        'Hosts (host:port, separated by commas) files may be fetched from although they are not public; for the sandbox only.',
      example: '127.0.0.1:4010',
    }),
});

/** The parsed configuration of an adapter. */
export type AdapterConfig = Readonly<z.output<typeof adapterConfigSchema>>;
