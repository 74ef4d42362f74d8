/** Says what is wrong, in words without personal data, or undefined when all is well. Called often: no I/O. */
export type HealthCheck = () => string | undefined;

/** Whether a process should get traffic, and every reason why not, by the name of the check. */
export interface Readiness {
  ready: boolean;
  reasons: Record<string, string>;
}

/** The readiness of one process. */
export interface Health {
  /** Adds a check, or replaces the one of that name. */
  addCheck(name: string, check: HealthCheck): void;
  /** Asks every check. A check that throws counts as failed. */
  ready(): Readiness;
  /** Not ready from now on, whatever the checks say. */
  setStopping(): void;
}

/** A process with no checks is ready. */
export function createHealth(): Health {
  const checks = new Map<string, HealthCheck>();
  let stopping = false;

  return {
    addCheck(name, check) {
      checks.set(name, check);
    },
    ready() {
      const reasons: Record<string, string> = {};
      for (const [name, check] of checks) {
        const reason = reasonOf(check);
        if (reason !== undefined) reasons[name] = reason;
      }
      if (stopping) reasons['shutdown'] = 'stopping';
      return { ready: Object.keys(reasons).length === 0, reasons };
    },
    setStopping() {
      stopping = true;
    },
  };
}

function reasonOf(check: HealthCheck): string | undefined {
  try {
    return check();
  } catch {
    // The error's text stays out: readiness is answered to anyone who can reach the port.
    return 'the check itself failed';
  }
}
