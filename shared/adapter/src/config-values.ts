import { z } from 'zod';

/** Secrets of a provider, the newest first, with commas between them: two while one is being changed for the other. */
export const rotatedSecrets = z
  .string()
  .transform((secrets) => secrets.split(',').map((secret) => secret.trim()))
  .pipe(
    z
      .array(z.string().regex(/^[0-9a-zA-Z]{16,64}$/, 'expected letters and digits'))
      .min(1)
      .max(2),
  );

/** An http or https address that paths are appended to; slashes at its end are taken off. */
export const httpBaseUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));
