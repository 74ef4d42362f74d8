import {
  type CallFault,
  type FaultPlanInput,
  type FaultRule,
  faultPlanSchema,
  type PostFault,
} from './fault-plan.js';
import { createRandom } from './random.js';

/** A rule and how often it has struck. */
export interface FaultTally {
  readonly rule: FaultRule;
  readonly struck: number;
}

/** The faults in force. */
export interface Faults {
  /** Replaces the plan; all counts and generators start anew. Throws a ZodError when it is not a plan. */
  set(plan: FaultPlanInput): void;
  /** The rules with their tallies. */
  tally(): readonly FaultTally[];
  /** The faults that strike the next post: any number of them together. */
  strikePost(point: PostFault['on']): readonly PostFault[];
  /**
   * The fault that strikes the next call: the first rule that does, or none. Calls that create nothing are struck by
   * rules for their `operation` only.
   */
  strikeCall(operation?: string, isCreation?: boolean): CallFault | undefined;
}

interface Armed {
  readonly rule: FaultRule;
  struck: number;
  readonly random: () => number;
}

/** Starts without faults. */
export function createFaults(): Faults {
  let armed: Armed[] = [];

  function strikes(candidate: Armed): boolean {
    const { count, probability } = candidate.rule;
    const hit = count === undefined ? candidate.random() < (probability ?? 0) : candidate.struck < count;
    if (hit) candidate.struck += 1;
    return hit;
  }

  return {
    set: (input) => {
      const plan = faultPlanSchema.parse(input);
      // A generator per rule: adding a rule leaves the draws of the others as they were.
      armed = plan.rules.map((rule, index) => ({ rule, struck: 0, random: createRandom(plan.seed + index) }));
    },
    tally: () => armed.map(({ rule, struck }) => ({ rule, struck })),
    strikePost: (point) => {
      const struck: PostFault[] = [];
      for (const candidate of armed) {
        if ('on' in candidate.rule && candidate.rule.on === point && strikes(candidate))
          struck.push(candidate.rule);
      }
      return struck;
    },
    strikeCall: (operation, isCreation = true) => {
      for (const candidate of armed) {
        if ('on' in candidate.rule) continue;
        const wanted = candidate.rule.operation;
        const isMeant = wanted === undefined ? isCreation : wanted === operation;
        if (isMeant && strikes(candidate)) return candidate.rule;
      }
      return undefined;
    },
  };
}
