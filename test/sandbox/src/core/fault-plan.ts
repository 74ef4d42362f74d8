import { z } from 'zod';

const point = z.enum(['webhook', 'callback']);

/** How often a rule strikes: the next `count` times, or each time with a `probability`. Exactly one of the two. */
const often = {
  count: z.int().min(1).optional(),
  probability: z.number().min(0).max(1).optional(),
};

const postFaultSchemas = [
  /** The same post goes out `copies` times more, all at once. */
  z.strictObject({ fault: z.literal('duplicate'), on: point, copies: z.int().min(1).default(1), ...often }),
  /** The post goes out `delayMs` later; others pass it. */
  z.strictObject({ fault: z.literal('delay'), on: point, delayMs: z.int().min(0), ...often }),
  /** The post waits until the next one of its kind has been answered, or `heldAtMostMs`. */
  z.strictObject({
    fault: z.literal('reorder'),
    on: point,
    heldAtMostMs: z.int().min(1).default(2_000),
    ...often,
  }),
  /** The post never goes out: the product learns of it only when it asks. */
  z.strictObject({ fault: z.literal('lost'), on: point, ...often }),
  /** The post is signed with another token, retries too: a forgery. */
  z.strictObject({ fault: z.literal('wrong-signature'), on: point, ...often }),
  /** Over a connection only: it ends before the product's response arrives, and the message is delivered again. */
  z.strictObject({ fault: z.literal('lost-response'), on: z.literal('webhook'), ...often }),
] as const;

/** Which calls: those of this name in the ledger; without it those that create a message or a public answer. */
const calls = { operation: z.string().optional(), ...often };

const callFaultSchemas = [
  z.strictObject({
    fault: z.literal('too-many-requests'),
    retryAfterSeconds: z.int().min(0).default(1),
    /** The provider's code, where it has several for this; otherwise its general one. */
    errorCode: z.int().optional(),
    ...calls,
  }),
  z.strictObject({
    fault: z.literal('server-error'),
    status: z.int().min(500).max(599).default(500),
    ...calls,
  }),
  /** Accepted and recorded, but the caller never learns: the socket hangs or is reset. */
  z.strictObject({
    fault: z.literal('timeout-after-accept'),
    ending: z.enum(['hang', 'reset']).default('hang'),
    ...calls,
  }),
  z.strictObject({ fault: z.literal('reset-before-accept'), ...calls }),
  /** Accepted, and the answer says that this share of what the account may do is used up, where its headers do. */
  z.strictObject({
    fault: z.literal('near-limit'),
    percent: z.int().min(1).max(100).default(85),
    /** Until the account may go on, as the provider estimates it. */
    regainMinutes: z.int().min(0).default(0),
    ...calls,
  }),
  /** Accepted, and later reported as undelivered with this code of the provider, or its general one. */
  z.strictObject({ fault: z.literal('undelivered'), errorCode: z.int().optional(), ...calls }),
] as const;

/** One rule of a plan. */
const faultRuleSchema = z
  .discriminatedUnion('fault', [...postFaultSchemas, ...callFaultSchemas])
  .refine((rule) => (rule.count === undefined) !== (rule.probability === undefined), {
    message: 'give either count or probability',
  });

/** What goes wrong, and how often. The same seed and the same order of exchanges give the same faults. */
export const faultPlanSchema = z.strictObject({
  seed: z.int().default(1),
  rules: z.array(faultRuleSchema),
});

/** A plan as one writes it: defaults may be left out. */
export type FaultPlanInput = z.input<typeof faultPlanSchema>;
/** A rule with its defaults. */
export type FaultRule = z.output<typeof faultRuleSchema>;
/** A rule about what the sandbox posts. */
export type PostFault = Extract<FaultRule, { on: unknown }>;
/** A rule about what the product calls. */
export type CallFault = Exclude<FaultRule, { on: unknown }>;
