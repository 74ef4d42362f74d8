import { type ErrorCode, KanalError } from '@kanal/runtime';

/** Why the bus did not do what it was asked to, and whether asking again later can help. */
export const busErrors = {
  KANAL_BUS_UNAVAILABLE: {
    retryable: true,
    message: 'NATS did not confirm in time: look at the readiness of this service and at the NATS server',
  },
  KANAL_BUS_FULL: {
    retryable: true,
    message: 'the stream or the server has no room left: raise its limit or let its consumers catch up',
  },
  KANAL_BUS_TOO_LARGE: {
    retryable: false,
    message:
      'the message is larger than the server takes (max_payload): large content goes to the object store',
  },
  KANAL_BUS_REFUSED: {
    retryable: false,
    message: "the server refused the request: check this service's permissions and `kanal provision`",
  },
  KANAL_BUS_CLOSED: {
    retryable: false,
    message: 'the bus of this process is closed: nothing more can be published or consumed',
  },
} as const satisfies Record<ErrorCode, { retryable: boolean; message: string }>;

/** The code of a `BusError`. */
export type BusErrorCode = keyof typeof busErrors;

/** A failure of the bus. `detail` names streams and subjects, never what a message says. */
export class BusError extends KanalError {
  constructor(code: BusErrorCode, detail: string, cause?: unknown) {
    const { retryable, message } = busErrors[code];
    super(code, `${detail}: ${message}`, { retryable, cause });
  }
}
