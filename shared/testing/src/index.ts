export { buildProgram, type ChildProgram } from './child-program.js';
export type { EngineProcess } from './engine-process.js';
export { type FakeClock, fakeClock } from './fake-clock.js';
export { anInboundMessage, anOutboundMessage, aPhone, testConversationKey } from './messages.js';
export type { NatsAccount, NatsSettings } from './nats-process.js';
export { type OwnEngine, startOwnMongo, startOwnNats } from './own-engine.js';
export type { SharedEngines } from './shared-engines.js';
export { testDatabase } from './test-database.js';
export { testNats } from './test-nats.js';
