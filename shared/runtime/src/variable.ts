import { z } from 'zod';

/** What a schema says about one environment variable, in its `.meta({ description, example, secret })`. */
export interface Variable {
  name: string;
  /** One sentence: what it is, with its unit. */
  description: string;
  example: string | undefined;
  /** Never printed, neither in the log nor in `.env.example`. */
  isSecret: boolean;
  isRequired: boolean;
  /** What is used when it is unset; undefined when there is no default. */
  default: unknown;
}

/** Reads a variable's documentation off its schema. Optional and default wrappers may stand before or after `.meta`. */
export function variableOf(name: string, schema: z.ZodType): Variable {
  const meta = metaOf(schema);
  const unset = schema.safeParse(undefined);
  return {
    name,
    description: String(meta['description'] ?? ''),
    example: meta['example'] === undefined ? undefined : String(meta['example']),
    isSecret: meta['secret'] === true,
    isRequired: !unset.success,
    default: unset.data,
  };
}

/** Every variable of a schema, in its order. */
export function variablesOf(schema: z.ZodObject): Variable[] {
  return Object.entries(schema.shape).map(([name, field]) => variableOf(name, field as z.ZodType));
}

/** zod keeps metadata on the exact schema it was given to, so wrappers are taken off until some is found. */
function metaOf(schema: z.ZodType): Record<string, unknown> {
  const meta = schema.meta();
  if (meta !== undefined) return meta;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return metaOf(schema.def.innerType as z.ZodType);
  }
  if (schema instanceof z.ZodPipe) return metaOf(schema.def.in as z.ZodType);
  return {};
}
