import type { EngineBinaries } from './engine-binaries.js';

/** What the global setup hands to every test file of the `int` project. */
export interface SharedEngines {
  readonly binaries: EngineBinaries;
  readonly natsUrl: string;
  readonly natsMonitorUrl: string;
  /** How many accounts there are, named `t000`, `t001`, …; a user's password is its name. */
  readonly natsAccounts: number;
  readonly mongoUri: string;
  /** Temporary folder of the run: claims of accounts, stores of engines a test starts itself. Removed at the end. */
  readonly folder: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    kanalEngines: SharedEngines;
  }
}
