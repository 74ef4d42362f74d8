export { createGraph, type Graph, type GraphAnswer, type GraphCall } from './call-graph.js';
export { readInstant } from './read-instant.js';
export { type GraphUsage, readUsage } from './read-usage.js';
export { type HubSecrets, verifyHub } from './verify-hub.js';
