import { KanalError } from '@kanal/runtime';

/** The spool cannot take or give up records. The message says what an operator should look at. */
export class SpoolError extends KanalError {
  static full(maxBytes: number): SpoolError {
    return new SpoolError(
      'KANAL_SPOOL_FULL',
      `the spool holds its ${maxBytes} bytes: bring NATS back, or raise SPOOL_MAX_BYTES`,
      { retryable: true },
    );
  }

  static failed(doing: string, cause: unknown): SpoolError {
    return new SpoolError('KANAL_SPOOL_FAILED', `the disk refused to ${doing}: check SPOOL_DIR's disk`, {
      retryable: true,
      cause,
    });
  }

  static locked(owner: string): SpoolError {
    return new SpoolError(
      'KANAL_SPOOL_LOCKED',
      `process ${owner} has this spool folder open: give each adapter its own SPOOL_DIR`,
    );
  }

  static unreadable(file: string, cause: unknown): SpoolError {
    return new SpoolError(
      'KANAL_SPOOL_KEY',
      `${file} was written under another KANAL_ADAPTER_KEY: start with that key until the spool is empty`,
      { cause },
    );
  }
}
