/** A call that X has taken and never answers would hold up its loop for good. */
const answerMs = 30_000;

/** For one call of a loop: over when the loop is, or half a minute from now. */
export function callSignal(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(answerMs)]);
}
