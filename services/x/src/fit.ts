import { ContractError } from '@kanal/contracts';
import type { z } from 'zod';

/**
 * What the schema makes of a value.
 * @param type names what was read, in the error: `x.post`.
 * @throws ContractError that names fields and rules, never a value.
 */
export function fit<Schema extends z.ZodType>(type: string, schema: Schema, of: unknown): z.output<Schema> {
  const parsed = schema.safeParse(of);
  if (!parsed.success) throw ContractError.fromZod(type, parsed.error);
  return parsed.data;
}

/** A field that is only nice to have: absent, null or of another type, it is undefined and costs nothing. */
export function ifPresent<Schema extends z.ZodType>(schema: Schema) {
  return schema.optional().catch(undefined);
}
