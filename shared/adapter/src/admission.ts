/** How many requests, and how many bytes of their bodies, may be in this process at once. */
export interface AdmissionLimits {
  readonly maxRequests: number;
  readonly maxBytes: number;
}

/** Decides, before a body is read, whether there is room for it. */
export interface Admission {
  /** Takes a place for a body of at most `bytes`; false when there is none, and nothing is taken then. */
  tryEnter(bytes: number): boolean;
  /** Gives the place back; the same `bytes` as entered with. */
  leave(bytes: number): void;
  requests(): number;
}

/** Refusing early and cheaply keeps the requests that are already in fast: waiting lines only add delay. */
export function createAdmission({ maxRequests, maxBytes }: AdmissionLimits): Admission {
  let requests = 0;
  let bytesIn = 0;
  return {
    tryEnter(bytes) {
      if (requests >= maxRequests || bytesIn + bytes > maxBytes) return false;
      requests++;
      bytesIn += bytes;
      return true;
    },
    leave(bytes) {
      requests--;
      bytesIn -= bytes;
    },
    requests: () => requests,
  };
}
