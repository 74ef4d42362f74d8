import type { InboundMessage } from '@kanal/contracts';
import { acknowledge } from './acknowledge.js';
import { type Assessment, assessmentOf, joinAssessments, partsToAsk } from './assessment.js';
import { emergencyNumbers, has, isDueAgain } from './begin-complaint.js';
import { channelPolicyOf } from './channel-policy.js';
import type { Decision, DecisionReason, Marks } from './decision.js';
import type { ComplaintHead, ConversationPolicy, Facts, Say, ToldKey } from './facts.js';
import type { Reading } from './reading.js';
import { resendSay } from './resend.js';
import { retract } from './retract.js';

/**
 * The decision about a message that belongs to an open complaint. Silence is the rule: its citizen has a ticket. Words go
 * back only when something came of what was written, and each at most once a day.
 */
export function followUp(
  message: InboundMessage,
  reading: Reading,
  to: ComplaintHead,
  because: DecisionReason,
  facts: Facts,
  policy: ConversationPolicy,
): Decision {
  const { only } = reading.intents;
  if (!message.edited) {
    if (only === 'terima-kasih' || only === 'salam') {
      return { decision: 'append', to, marks: {}, says: [], reasons: [because, 'thanks-or-greeting'] };
    }
    if (only === 'setuju') return agree(to, because);
    if (only === 'batal') return retract(to, because, isWaiting(to, message));
  }
  const reasons: DecisionReason[] = [because];
  const next = assessmentOf(reading);
  const assessment = to.assessment ? joinAssessments(to.assessment, next) : next;
  const isEmergency = has(reading, 'darurat');
  const whole = { ...assessment, isSubstantive: assessment.isSubstantive || isEmergency };
  const says = whatToSay(message, reading, to, whole, policy, reasons);
  const renewed = isWaiting(to, message) ? openingWords(message, reading, to, whole, policy) : undefined;
  const ask = resendSay(message, facts);
  return {
    decision: 'append',
    to,
    marks: {
      ...marksOf(message, reading, to, whole, policy, reasons),
      told: [...says, ...(renewed ? [renewed] : [])].flatMap(({ key }) => toldOf[key] ?? []),
    },
    says,
    ...(renewed && { renewed }),
    ...(ask && { ask }),
    reasons,
  };
}

/** What is remembered of having said a thing. */
const toldOf: Readonly<Partial<Record<Say['key'], ToldKey>>> = {
  emergency: 'emergency',
  'ack-redirect': 'ack',
  'ack-recorded': 'ack',
  'ack-unreadable': 'ack',
  completed: 'completed',
  'correction-noted': 'correction',
};

function agree(to: ComplaintHead, because: DecisionReason): Decision {
  const isNews = to.handOffAt === undefined && to.assessment?.isSubstantive !== false;
  return {
    decision: 'append',
    to,
    marks: isNews ? { handOff: 'citizen' } : {},
    says: isNews ? [{ intent: 'status', key: 'handoff-agreed' }] : [],
    reasons: isNews ? [because, 'agreed-to-hand-off'] : [because],
  };
}

function marksOf(
  message: InboundMessage,
  reading: Reading,
  to: ComplaintHead,
  assessment: Assessment,
  policy: ConversationPolicy,
  reasons: DecisionReason[],
): Marks {
  const protection = protectionOf(reading, to, reasons);
  const handsOff =
    assessment.isSubstantive &&
    to.handOffAt === undefined &&
    channelPolicyOf(policy.channelPolicies, message) === 'catat_dan_input';
  const correction = has(reading, 'koreksi');
  if (handsOff) reasons.push('policy-hand-off');
  if (correction) reasons.push('correction');
  return {
    assessment,
    ...protection,
    ...(handsOff && { handOff: 'policy' }),
    ...(correction && { correction }),
  };
}

/** What protects people: it holds in whatever way a complaint comes to say it, also by an edit that is not answered. */
export function protectionOf(
  reading: Reading,
  to: ComplaintHead,
  reasons: DecisionReason[],
): Pick<Marks, 'anonymous' | 'secret' | 'emergency'> {
  const anonymous = has(reading, 'anonim') && !to.isAnonymous;
  const secretAsked = has(reading, 'rahasia') && !to.isSecret;
  const secretByClass = reading.class.isSecretSuggested && !to.isSecret && !secretAsked;
  const emergency = has(reading, 'darurat');
  if (anonymous) reasons.push('anonymous-asked');
  if (secretAsked) reasons.push('secret-asked');
  if (secretByClass) reasons.push('secret-by-class');
  if (emergency) reasons.push('emergency');
  return {
    ...(anonymous && { anonymous }),
    ...((secretAsked || secretByClass) && { secret: true }),
    ...(emergency && { emergency }),
  };
}

function whatToSay(
  message: InboundMessage,
  reading: Reading,
  to: ComplaintHead,
  assessment: Assessment,
  policy: ConversationPolicy,
  reasons: DecisionReason[],
): Say[] {
  const isDue = (key: ToldKey): boolean => isDueAgain(to.told[key], message);
  const says: Say[] = has(reading, 'darurat') && isDue('emergency') ? [emergencyNumbers] : [];
  const wasSubstantive = to.assessment?.isSubstantive !== false;
  if (!wasSubstantive && assessment.isSubstantive) {
    reasons.push('became-substantive');
    if (!isWaiting(to, message))
      says.push(acknowledge(message, assessment, protectionAfter(reading, to), policy));
    return says;
  }
  const missedBefore = to.assessment ? partsToAsk(to.assessment) : [];
  const misses = partsToAsk(assessment);
  if (misses.length < missedBefore.length) reasons.push('fills-missing');
  if (has(reading, 'anonim') && !to.isAnonymous) says.push({ intent: 'status', key: 'anonymous-on' });
  else if (has(reading, 'rahasia') && !to.isSecret) says.push({ intent: 'status', key: 'secret-on' });
  // While the acknowledgement waits it tells all of the rest itself.
  else if (isWaiting(to, message)) return says;
  else if (has(reading, 'koreksi') && isDue('correction')) {
    says.push({ intent: 'status', key: 'correction-noted' });
  } else if (missedBefore.length > 0 && misses.length === 0 && isDue('completed')) {
    says.push({ intent: 'status', key: 'completed' });
  }
  return says;
}

/**
 * Whether a reply of the complaint still waits, and may be changed by this message: what was written in private is not
 * answered in public because of a later comment.
 */
function isWaiting({ held }: ComplaintHead, { receivedAt, visibility }: InboundMessage): boolean {
  if (!held || held.dueAt.getTime() <= Date.parse(receivedAt)) return false;
  return held.isPublic || visibility === 'private';
}

/** How a complaint is protected after this message. */
function protectionAfter(reading: Reading, to: ComplaintHead): { anonymous: boolean; secret: boolean } {
  const { anonymous = to.isAnonymous, secret = to.isSecret } = protectionOf(reading, to, []);
  return { anonymous, secret };
}

function openingWords(
  message: InboundMessage,
  reading: Reading,
  to: ComplaintHead,
  assessment: Assessment,
  policy: ConversationPolicy,
): Say {
  return assessment.isSubstantive
    ? acknowledge(message, assessment, protectionAfter(reading, to), policy)
    : { intent: 'ack', key: 'guidance', waits: true };
}
