export { createGraph, type Graph, type GraphAnswer, type GraphCall } from './call-graph.js';
export {
  type GraphAlert,
  type GraphDialect,
  type GraphErrorRow,
  recipientOptedOutCode,
} from './error-row.js';
export { fit } from './fit.js';
export { attempt, type FoundEvents, nothingFound } from './found-events.js';
export { idText, ifPresent } from './payload-values.js';
export { readInstant } from './read-instant.js';
export { type GraphUsage, readUsage } from './read-usage.js';
export { alertOf, alertOfAnswer, tellAnswer } from './tell-answer.js';
export { toSendResult } from './to-send-result.js';
export { type HubSecrets, verifyHub } from './verify-hub.js';
