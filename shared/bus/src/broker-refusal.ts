/** JetStream's own answer that it did not store a message. Codes: nats-server's `server/errors.json`. */
export class BrokerRefusal extends Error {
  /** `err_code` of the answer. */
  readonly errorCode: number;
  /** Its HTTP-like class: 4xx for the request's fault, 5xx for the server's. */
  readonly status: number;

  constructor(errorCode: number, status: number, description: string) {
    super(`JetStream ${errorCode}: ${description}`);
    this.name = 'BrokerRefusal';
    this.errorCode = errorCode;
    this.status = status;
  }
}
