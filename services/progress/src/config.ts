import { type AgencyTimeZone, agencyTimeZones, ticketPrefixPattern } from '@kanal/domain';
import { baseConfigSchema, mongoConfigSchema, portSchema } from '@kanal/runtime';
import { z } from 'zod';
import { readTrustProxy } from './trust-proxy.js';

const { LOG_LEVEL, HOST, PORT, SHUTDOWN_TIMEOUT_MS } = baseConfigSchema.shape;

const perTime = (most: number) => z.coerce.number().int().min(1).max(most);

/** The environment of the progress page: no NATS, and no key of the store's. */
export const configSchema = z.object({
  LOG_LEVEL,
  HOST,
  PORT,
  SHUTDOWN_TIMEOUT_MS,
  ...mongoConfigSchema.shape,
  PROGRESS_PORT: portSchema.meta({
    description:
      'TCP port of the public page, which a proxy with TLS makes public; PORT has /readyz and /metrics and is not for the world.',
    example: '3001',
  }),
  PROGRESS_VIEW: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9]{0,59}$/)
    .optional()
    .meta({
      description:
        'View of the complaints that holds only what the page shows, for a database user who may read nothing else (deploy/mongodb/initiate.js); unset: the page reads the complaints themselves, and only the same fields.',
      example: 'complaintProgress',
    }),
  TRUST_PROXY: z
    .string()
    .default('')
    .transform((text, context) => {
      const trusted = readTrustProxy(text);
      if (trusted === undefined) {
        context.addIssue({ code: 'custom', message: 'expected a number, or addresses and networks' });
        return z.NEVER;
      }
      return trusted;
    })
    .meta({
      description:
        'Proxies that are believed about a client’s address (X-Forwarded-For): how many there are one behind the other, or their addresses and networks, separated by commas (also loopback, linklocal, uniquelocal). Unset: none, and all who come by a proxy count as one client.',
      example: 'loopback',
    }),
  CLIENT_REQUESTS_PER_MINUTE: perTime(100_000).default(60).meta({
    description: 'Pages that one client address may ask for in a minute; many phones can share one.',
  }),
  REQUESTS_PER_MINUTE: perTime(1_000_000).default(3_000).meta({
    description: 'Pages that all clients together may ask this process for in a minute.',
  }),
  CLIENT_MISSES_PER_HOUR: perTime(100_000).default(20).meta({
    description: 'Tickets that do not exist, or are secret, that one client address may ask for in an hour.',
  }),
  TICKET_PREFIX: z.string().regex(ticketPrefixPattern).meta({
    description: 'What the agency’s tickets begin with, as the router has it.',
    example: 'BTN',
  }),
  AGENCY_NAME: z.string().min(1).max(60).meta({
    description: 'Signs the page, as it signs the replies.',
    example: 'Pemprov Banten',
  }),
  AGENCY_TIME_ZONE: z
    .enum(Object.keys(agencyTimeZones) as [AgencyTimeZone, ...AgencyTimeZone[]])
    .default('Asia/Jakarta')
    .meta({ description: 'The zone of the times on the page: WIB, WITA or WIT.' }),
  LAPOR_ADDRESS: z
    .string()
    .max(40)
    .regex(/^[a-z0-9.-]+\.[a-z]+(\/[\w./-]*)?$/i, 'expected an address without a scheme')
    .default('lapor.go.id')
    .meta({ description: 'Where citizens go on in LAPOR!, without scheme; the page links to it.' }),
});

/** The process's environment; the one place where the progress page reads it. */
export const environment: Readonly<Record<string, string | undefined>> = process.env;
