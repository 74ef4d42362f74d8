import { z } from 'zod';
import { readAddress } from '../../address.js';

/** One operator: its SMSC, who we are there, and how it writes. One session is bound to each. */
export const operatorSchema = z
  .strictObject({
    /** Ours for it: in the account of its messages, in the log and in `/readyz`. Never changed while people write. */
    name: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'expected small letters, digits and hyphens'),
    host: z.string().min(1).max(253),
    /** Left out: 2775, with TLS 3550. */
    port: z.int().min(1).max(65_535).optional(),
    tls: z.boolean().default(false),
    systemId: z.string().min(1).max(15),
    password: z.string().max(8),
    systemType: z.string().max(12).default(''),
    /** The number or name of ours that citizens know, as the operator has registered it: replies are sent from it. */
    number: z.string().trim().min(1).max(20),
    messagesPerSecond: z.number().positive().max(10_000).default(10),
    /** Replies submitted that the SMSC has not answered yet, at most. */
    window: z.int().min(1).max(1_000).default(10),
    /** What it means by data coding 0: the GSM alphabet, one character in an octet, or Latin-1. */
    defaultAlphabet: z.enum(['gsm7', 'latin1']).default('gsm7'),
    /** Whether it is asked what became of each reply; some charge for it. */
    receipts: z.boolean().default(true),
    /** How the id in a delivery receipt is the one in the response to the submit. */
    receiptIds: z.enum(['as-is', 'hex-to-decimal', 'decimal-to-hex']).default('as-is'),
    /** How it takes a reply that does not fit into one SMS: in parts with headers, or whole as `message_payload`. */
    longMessages: z.enum(['udh', 'payload']).default('udh'),
  })
  .transform((operator) => ({ ...operator, port: operator.port ?? (operator.tls ? 3550 : 2775) }));

/** One operator, as it is configured. */
export type Operator = Readonly<z.output<typeof operatorSchema>>;

/**
 * The operators as `SMPP_OPERATORS` has them: a JSON array, at least one, no two of one name. What is wrong is told by
 * name and field, without the value.
 */
export const operatorsSchema = z.string().transform((text, context): readonly Operator[] => {
  const parsed = z.array(operatorSchema).min(1).safeParse(parseJson(text));
  const problems = parsed.success
    ? namesTwice(parsed.data)
    : parsed.error.issues.map(({ path, message }) => `${['operators', ...path].join('.')}: ${message}`);
  if (parsed.success && problems.length === 0) return parsed.data;
  context.addIssue({ code: 'custom', message: problems.join('; ') });
  return z.NEVER;
});

/**
 * Our account at an operator. The name is always part of it, because two operators can give us the same number, and a
 * second operator must not change the conversations of the first.
 */
export function accountOf({ number, name }: Pick<Operator, 'number' | 'name'>): string {
  const address = readAddress(number);
  return `${address.kind === 'phone' ? address.e164 : address.raw}@${name}`;
}

function namesTwice(operators: readonly Operator[]): string[] {
  const names = operators.map(({ name }) => name);
  return names
    .filter((name, index) => names.indexOf(name) < index)
    .map((name) => `operators: two are named ${name}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
