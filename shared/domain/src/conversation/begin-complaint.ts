import type { InboundMessage } from '@kanal/contracts';
import { acknowledge } from './acknowledge.js';
import { assessmentOf } from './assessment.js';
import { channelPolicyOf } from './channel-policy.js';
import type { Decision, DecisionReason, Marks } from './decision.js';
import type { ConversationPolicy, Facts, Say } from './facts.js';
import type { Reading } from './reading.js';

/** Who got guidance is not told the same again before this. */
const guideAgainAfterMs = 30 * 24 * 3_600_000;
/** A wish that was told before there was a complaint holds for one that begins within this time. */
const wishesHoldMs = 24 * 3_600_000;

/**
 * The decision about a message that belongs to no open complaint: it begins one. A message that says nothing for an
 * officer to work on is kept in the same way, in a queue of its own, and answered with what a complaint needs.
 */
export function beginComplaint(
  message: InboundMessage,
  reading: Reading,
  because: DecisionReason,
  facts: Facts,
  policy: ConversationPolicy,
): Decision {
  const assessment = assessmentOf(reading);
  const isEmergency = has(reading, 'darurat');
  // In danger people write few words: that is no reason to let them wait among the greetings.
  const isSubstantive = assessment.isSubstantive || isEmergency || message.unsupported === true;
  const opened = { ...assessment, isSubstantive };
  const reasons: DecisionReason[] = [because, isSubstantive ? 'substantive' : 'not-substantive'];
  const marks = openingMarks(message, reading, isSubstantive, facts, policy, reasons);
  const says = [
    ...(isEmergency && isDueAgain(facts.latest?.told.emergency, message) ? [emergencyNumbers] : []),
    ...openingWords(message, opened, marks, because, facts, policy, reasons),
  ];
  return {
    decision: 'open',
    serial: (facts.latest?.serial ?? 0) + 1,
    assessment: opened,
    marks: {
      ...marks,
      told: says.flatMap(({ key }) =>
        key === 'emergency' ? ['emergency' as const] : key === 'guidance' ? [] : ['ack' as const],
      ),
    },
    says,
    isGuided: says.some(({ key }) => key === 'guidance'),
    reasons,
  };
}

/** Whoever is told something is not told it again before this. */
const tellAgainAfterMs = 24 * 3_600_000;

/** Whether something that was told then may be told again in answer to this message. */
export function isDueAgain(
  toldAt: Date | undefined,
  { receivedAt }: Pick<InboundMessage, 'receivedAt'>,
): boolean {
  return !toldAt || Date.parse(receivedAt) - toldAt.getTime() >= tellAgainAfterMs;
}

/** At once: nobody in danger waits for a quiet time. */
export const emergencyNumbers: Say = { intent: 'notify', key: 'emergency' };

/** Whether a message holds an intent, whatever else it says. */
export function has(
  { intents }: Pick<Reading, 'intents'>,
  intent: Reading['intents']['found'][number]['intent'],
): boolean {
  return intents.found.some((found) => found.intent === intent);
}

function openingMarks(
  message: InboundMessage,
  reading: Reading,
  isSubstantive: boolean,
  { wishes }: Facts,
  policy: ConversationPolicy,
  reasons: DecisionReason[],
): Marks {
  const holds = (at: Date | undefined): boolean =>
    at !== undefined && Date.parse(message.receivedAt) - at.getTime() <= wishesHoldMs;
  const anonymous = has(reading, 'anonim') || holds(wishes?.anonymous);
  const secretAsked = has(reading, 'rahasia') || holds(wishes?.secret);
  const handsOff = isSubstantive && channelPolicyOf(policy.channelPolicies, message) === 'catat_dan_input';
  if (anonymous) reasons.push('anonymous-asked');
  if (secretAsked) reasons.push('secret-asked');
  if (!secretAsked && reading.class.isSecretSuggested) reasons.push('secret-by-class');
  if (handsOff) reasons.push('policy-hand-off');
  if (has(reading, 'darurat')) reasons.push('emergency');
  return {
    ...(anonymous && { anonymous }),
    ...((secretAsked || reading.class.isSecretSuggested) && { secret: true }),
    ...(handsOff && { handOff: 'policy' }),
    ...(has(reading, 'darurat') && { emergency: true }),
  };
}

function openingWords(
  message: InboundMessage,
  assessment: ReturnType<typeof assessmentOf>,
  marks: Marks,
  because: DecisionReason,
  { guidedAt }: Facts,
  policy: ConversationPolicy,
  reasons: DecisionReason[],
): Say[] {
  if (because === 'earlier-full') {
    // One machine's thousand messages, not a new matter: its writer has a ticket.
    reasons.push('acknowledged-before');
    return [];
  }
  if (assessment.isSubstantive) return [acknowledge(message, assessment, marks, policy)];
  if (guidedAt && Date.parse(message.receivedAt) - guidedAt.getTime() < guideAgainAfterMs) {
    reasons.push('guided-before');
    return [];
  }
  return [{ intent: 'ack', key: 'guidance', waits: true }];
}
