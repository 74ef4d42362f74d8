export { type AdapterConfig, adapterConfigSchema } from './adapter-config.js';
export { type AdapterState, createAdapterState, type KeptState } from './adapter-state.js';
export {
  type AdminFact,
  adminDocument,
  adminFacts,
  adminSection,
  adminWarning,
  inParagraphs,
  type Words,
} from './admin-document.js';
export { type CallHttp, createCallHttp, type HttpOutcome } from './call-http.js';
export type {
  AdminPage,
  ChannelAdapter,
  Connection,
  ConnectionSource,
  InboundDraft,
  Intake,
  LookedUp,
  MediaSource,
  ParsedWebhook,
  PrivacyRequestDraft,
  ProviderAnswer,
  Rate,
  StatusDraft,
  Verdict,
  WebhookRequest,
  WebhookRoute,
} from './channel-adapter.js';
export { httpBaseUrl, rotatedSecrets } from './config-values.js';
export { type AdapterKeys, deriveKeys } from './derive-keys.js';
export { type RunningAdapter, type StartAdapterOptions, startAdapter } from './start-adapter.js';
