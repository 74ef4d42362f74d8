import type { SendResult } from '@kanal/contracts';
import type { Fields } from 'smpp';
import { backOffMs } from '../back-off.js';
import { commandStatuses, statusName } from '../command-status.js';
import type { Answer } from '../session/ask.js';
import { toSendResult } from './to-send-result.js';

/** How parts are submitted. */
export interface SubmitPartsOptions {
  /** Waits for the answer no longer than the signal allows, and writes nothing once it is aborted. */
  readonly submit: (fields: Fields, signal: AbortSignal) => Promise<Answer>;
  /** Resolves after so long, or when the signal is aborted. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly random: () => number;
}

/**
 * Submits the parts of a reply one after another, each when the one before has been accepted. The result is the last
 * one's: accepted when all are, under its id. Once a part has been accepted, nothing is ever begun anew: a part that is
 * certainly not with the operator is tried again by itself while there is time, and what is then still missing makes
 * the reply `unknown`. When `signal` is aborted, all of it ends: `retry` if nothing of it was written.
 */
export async function submitParts(
  parts: readonly Fields[],
  signal: AbortSignal,
  options: SubmitPartsOptions,
): Promise<SendResult> {
  let answer: Answer = { answer: 'not-written' };
  for (const [index, fields] of parts.entries()) {
    answer = index === 0 ? await options.submit(fields, signal) : await insist(fields, signal, options);
    if (isTaken(answer)) continue;
    if (index === 0) break;
    const cause = `part ${index + 1} of ${parts.length} was not accepted, those before it were: ${causeOf(answer)}`;
    return { outcome: 'unknown', cause };
  }
  return toSendResult(answer);
}

async function insist(fields: Fields, signal: AbortSignal, options: SubmitPartsOptions): Promise<Answer> {
  for (let failures = 0; ; failures++) {
    const answer = await options.submit(fields, signal);
    if (!isPassing(answer)) return answer;
    await options.pause(backOffMs(failures, options.random), signal);
    if (signal.aborted) return answer;
  }
}

function isTaken(answer: Answer): boolean {
  return answer.answer === 'response' && answer.pdu.command_status === 0;
}

/** Nothing was sent, and what stood in the way goes by itself. */
function isPassing(answer: Answer): boolean {
  if (answer.answer === 'not-written') return true;
  return answer.answer === 'response' && commandStatuses[answer.pdu.command_status]?.action === 'later';
}

function causeOf(answer: Answer): string {
  switch (answer.answer) {
    case 'not-written':
      return 'not connected';
    case 'none':
      return answer.cause;
    case 'response':
      return statusName(answer.pdu.command_status);
  }
}
