import { z } from 'zod';

/** Where the agency is: a fragment for the schema of a service that reads places. */
export const placesConfigSchema = z.object({
  AGENCY_REGION: z
    .string()
    .regex(/^\d{2}(?:\.\d{2})?$/, 'expected Kemendagri’s code of a province or regency, as 36 or 36.73')
    .default('36')
    .meta({
      description:
        'The agency’s region, by Kemendagri’s code of its province (36) or regency (36.73). Of it the villages are known too, and its places are meant first when a name is borne by several.',
    }),
});
