/** A stable, searchable name of one kind of failure. */
export type ErrorCode = `KANAL_${string}`;

/** What else a `KanalError` may carry. */
export interface KanalErrorOptions {
  /** Whether the same call may succeed later without anybody changing anything. Default: false. */
  retryable?: boolean;
  /** The error this one was made from. */
  cause?: unknown;
}

/**
 * Base of every error the project throws on purpose. `code` and `retryable` decide what happens to a message
 * (tried again or buried) and `message` tells the reader what to do next. The message never holds personal data or
 * secrets. The channel is not repeated here: an adapter is one channel, and every line it logs names it as `service`.
 */
export class KanalError extends Error {
  readonly code: ErrorCode;
  readonly retryable: boolean;

  constructor(code: ErrorCode, message: string, { retryable = false, cause }: KanalErrorOptions = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.code = code;
    this.retryable = retryable;
  }
}
