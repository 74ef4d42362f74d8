import { KanalError } from '@kanal/runtime';

/** A file that could not be had. `retryable` says whether trying again may help. */
export class FetchError extends KanalError {
  static refused(code: `KANAL_MEDIA_${string}`, message: string): FetchError {
    return new FetchError(code, message);
  }

  static transient(code: `KANAL_MEDIA_${string}`, message: string, cause?: unknown): FetchError {
    return new FetchError(code, message, { retryable: true, cause });
  }
}
