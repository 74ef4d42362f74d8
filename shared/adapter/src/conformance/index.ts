export { checkAdapter } from './check-adapter.js';
export { describeAdapter } from './describe-adapter.js';
export type {
  AdapterFixtures,
  CreateAdapter,
  IncomingFixture,
  OutgoingFixture,
  ProviderAnswer,
  ProviderCall,
  Violation,
} from './fixtures.js';
