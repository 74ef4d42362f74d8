import { type GraphError, graphErrors } from '../graph/errors.js';
import type { Citizen } from './citizens.js';
import { errorData, whatsappErrors } from './errors.js';

/** What is known at the time of a call. */
export interface SendCircumstances {
  /** Whom the call names; undefined when nobody. */
  readonly citizen: Citizen | undefined;
  readonly isWindowOpen: boolean;
  /** Digits. */
  readonly ownNumber: string;
}

/** Violations that only the sandbox minds. */
const isOverlooked = (violation: string) => violation.endsWith('to wins');

/** Why WhatsApp would refuse a message; undefined when it would take it. The first objection decides. */
export function judgeSend(
  request: Readonly<Record<string, unknown>>,
  violations: readonly string[],
  { citizen, isWindowOpen, ownNumber }: SendCircumstances,
): GraphError | undefined {
  const [violation] = violations.filter((each) => !isOverlooked(each));
  if (violation !== undefined) return { ...graphErrors.invalidParameter, data: errorData(violation) };
  if (citizen === undefined)
    return { ...graphErrors.invalidParameter, data: errorData('to is no phone number') };
  if (citizen.waId === ownNumber) return whatsappErrors.toOurselves;
  if (request['type'] !== 'template' && !isWindowOpen) return whatsappErrors.windowClosed;
  return undefined;
}
