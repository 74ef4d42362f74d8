import { z } from 'zod';

/**
 * Ids are opaque: Meta has changed their form before, and writes some as numbers. Some have over 300 characters; what
 * we add to one must still fit the contract's 1,024.
 */
export const idText = z.union([z.string().min(1).max(900), z.int().nonnegative().transform(String)]);

/** A field that is only nice to have: absent, null or of another type, it is undefined and costs nothing. */
export function ifPresent<Schema extends z.ZodType>(schema: Schema) {
  return schema.optional().catch(undefined);
}
