/** Refused before anything is sent: the request to the sandbox itself is wrong. Answered 400. */
export class CitizenMessageError extends Error {
  override readonly name = 'CitizenMessageError';
  readonly status = 400;
}
