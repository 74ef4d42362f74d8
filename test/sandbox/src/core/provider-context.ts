import type { Clock } from './clock.js';
import type { Delivery } from './delivery.js';
import type { Faults } from './faults.js';
import type { Ledger } from './ledger.js';

/** What the sandbox gives every provider. */
export interface ProviderContext {
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly delivery: Delivery;
  readonly clock: Clock;
  readonly inBackground: (work: Promise<unknown>) => void;
  readonly signal: AbortSignal;
  /** Where the sandbox is reached, without a slash at the end. */
  readonly baseUrl: () => string;
  /** Folder for what has to outlive a restart. */
  readonly dataDir: string;
  /** 32 hexadecimal digits, never the same twice. */
  readonly newHex: () => string;
}
