import type { ProviderContext } from '../../core/provider-context.js';

/** The operator's SMSC the sandbox plays, with one account. */
export interface SmppSettings {
  /** Port on the loopback; 0 takes a free one. */
  readonly port: number;
  readonly systemId: string;
  readonly password: string;
  /** The number citizens write to, as the operator writes it. */
  readonly number: string;
}

/** What every part of the SMSC works with. */
export type SmppContext = SmppSettings & ProviderContext;
