export type { Clock } from './core/clock.js';
export type { DeliveryResult } from './core/delivery.js';
export type { FaultPlanInput, FaultRule } from './core/fault-plan.js';
export type { Faults, FaultTally } from './core/faults.js';
export type { Ledger, LedgerQuery } from './core/ledger.js';
export type {
  CallbackEntry,
  CallEntry,
  LedgerEntry,
  PostOutcome,
  Verdict,
  WebhookEntry,
} from './core/ledger-entry.js';
export { readLedger } from './core/ledger-file.js';
export type { CitizenMedia, CitizenMessage, CitizenSend } from './core/provider.js';
export { appSecretProof, signBody, toEscapedJson } from './providers/graph/sign.js';
export { signRequest } from './providers/graph/signed-request.js';
export type { MetaSettings } from './providers/meta/settings.js';
export type { TwilioSettings } from './providers/twilio/settings.js';
export { signForm } from './providers/twilio/sign.js';
export type { WhatsAppSettings } from './providers/whatsapp-cloud/settings.js';
export type { XSettings } from './providers/x/settings.js';
export { signX } from './providers/x/sign.js';
export { createSandbox, type Sandbox, type SandboxOptions } from './sandbox.js';
