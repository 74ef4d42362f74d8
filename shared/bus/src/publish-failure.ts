import { errors } from '@nats-io/nats-core';
import { BrokerRefusal } from './broker-refusal.js';

/**
 * What a failed attempt to publish means.
 * - `transient`: it may or may not be stored; the same id again settles it.
 * - `full`, `too-large`, `refused`: certainly not stored, and again at once would end the same way.
 */
export type PublishFailure = 'transient' | 'full' | 'too-large' | 'refused';

/** Codes of nats-server 2.15, `server/jetstream_errors_generated.go`. */
const insufficientResources = 10023;
const accountResourcesExceeded = 10002;
const storageResourcesExceeded = 10047;
const storeFailed = 10077;
const messageExceedsMaximum = 10054;

/** Sorts an error of one attempt. Unknown ones are transient: trying again under the same id does no harm. */
export function failureOf(error: unknown): PublishFailure {
  if (error instanceof BrokerRefusal) return refusalOf(error);
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof errors.InvalidArgumentError) return 'too-large';
  if (cause instanceof errors.PermissionViolationError || cause instanceof errors.InvalidSubjectError) {
    return 'refused';
  }
  return 'transient';
}

function refusalOf({ errorCode, status, message }: BrokerRefusal): PublishFailure {
  if (errorCode === storeFailed && /maximum (bytes|messages) exceeded/.test(message)) return 'full';
  if ([insufficientResources, accountResourcesExceeded, storageResourcesExceeded].includes(errorCode)) {
    return 'full';
  }
  if (errorCode === messageExceedsMaximum) return 'too-large';
  return status >= 500 || status === 429 ? 'transient' : 'refused';
}
