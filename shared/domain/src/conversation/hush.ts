import type { InboundMessage } from '@kanal/contracts';
import type { Decision, DecisionReason, Marks } from './decision.js';
import type { Facts, Say } from './facts.js';

/** More automatic answers than this within the time are a machine's doing, or somebody's game. */
const maxAnswers = 10;
const answersWithinMs = 3_600_000;

/**
 * The decision without words where silence is right: the citizen said STOP, or was answered by itself so often that a
 * machine must be at the other end, which still gets the emergency numbers: it may be none. What is recorded stays the
 * same. The answers to STOP and START are not its business: they are what the citizen asked for.
 */
export function hush(decision: Decision, message: InboundMessage, facts: Facts): Decision {
  if (decision.decision === 'consent' || !('says' in decision)) return decision;
  const reason = whyQuiet(message, facts);
  if (!reason) return decision;
  const reasons = [...decision.reasons, reason];
  switch (decision.decision) {
    case 'append': {
      const { renewed: _, ask: __, ...rest } = decision;
      return { ...rest, ...onlyUrgent(rest, reason), reasons };
    }
    case 'open':
      return { ...decision, ...onlyUrgent(decision, reason), isGuided: false, reasons };
    case 'answer':
      return { ...decision, says: [], reasons };
  }
}

function whyQuiet({ receivedAt }: InboundMessage, { consent, repliedAt }: Facts): DecisionReason | undefined {
  if (consent?.state === 'out') return 'consent-out';
  const from = Date.parse(receivedAt) - answersWithinMs;
  const recent = repliedAt.filter((at) => at.getTime() > from);
  return recent.length >= maxAnswers ? 'answered-too-often' : undefined;
}

function onlyUrgent(
  { says, marks }: { readonly says: readonly Say[]; readonly marks: Marks },
  reason: DecisionReason,
): { readonly says: readonly Say[]; readonly marks: Marks } {
  const { told: _, ...unsaid } = marks;
  const urgent = says.filter(({ key }) => key === 'emergency');
  if (reason === 'consent-out' || urgent.length === 0) return { says: [], marks: unsaid };
  return { says: urgent, marks: { ...unsaid, told: ['emergency'] } };
}
