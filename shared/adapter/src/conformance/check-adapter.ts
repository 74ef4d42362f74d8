import type { ChannelAdapter } from '../channel-adapter.js';
import { largestBodyBytes } from '../ingest.js';
import type { AdapterFixtures, CreateAdapter, IncomingFixture, Violation } from './fixtures.js';
import { incomingLaws } from './incoming-laws.js';
import { checkOutgoing } from './outgoing-laws.js';
import { routeOf } from './read-fixture.js';

/** Nothing is sent while incoming calls are checked. */
const nowhere = 'http://127.0.0.1:9';

/**
 * Every promise of the adapter interface the adapter breaks, with these fixtures; empty when it keeps them all.
 * Needs no engine: incoming calls go through the kit's own ingest, replies to a stand-in on 127.0.0.1.
 */
export async function checkAdapter(
  createAdapter: CreateAdapter,
  fixtures: AdapterFixtures,
): Promise<Violation[]> {
  const adapter = createAdapter(nowhere);
  const violations = checkRoutes(adapter);
  for (const fixture of fixtures.incoming) {
    violations.push(...(await checkIncoming(adapter, fixture, fixtures.signatureHeader)));
  }
  return [...violations, ...(await checkOutgoing(createAdapter, fixtures))];
}

/** The violations of one incoming fixture. */
export async function checkIncoming(
  adapter: ChannelAdapter,
  fixture: IncomingFixture,
  signatureHeader: string,
): Promise<Violation[]> {
  const { label, request } = fixture;
  const route = routeOf(adapter, request);
  if (!route) {
    return [{ law: 'incoming table', label, detail: `no route takes ${request.method} ${request.path}` }];
  }
  const violations: Violation[] = [];
  for (const [law, check] of Object.entries(incomingLaws)) {
    const details = await Promise.resolve()
      .then(() => check(adapter, route, withOwnBody(fixture), signatureHeader))
      .catch((error: unknown) => [`it threw ${error instanceof Error ? error.name : typeof error}`]);
    for (const detail of details) violations.push({ law, label, detail });
  }
  return violations;
}

/** A copy, so that a parser that writes into the body spoils its own law only. */
function withOwnBody(fixture: IncomingFixture): IncomingFixture {
  return { ...fixture, request: { ...fixture.request, body: Buffer.from(fixture.request.body) } };
}

/** What is wrong with the adapter's routes themselves. */
export function checkRoutes({ routes, name: adapter }: ChannelAdapter): Violation[] {
  const details: string[] = [];
  if (new Set(routes.map(({ name }) => name)).size < routes.length) details.push('two routes have one name');
  if (new Set(routes.map(({ method, path }) => `${method} ${path}`)).size < routes.length) {
    details.push('two routes have one address');
  }
  for (const { name, path, maxBodyBytes } of routes) {
    if (!path.startsWith('/webhooks/')) details.push(`${name} is not under /webhooks/`);
    if (maxBodyBytes > largestBodyBytes) details.push(`${name} takes more than an adapter can hold`);
  }
  return details.map((detail) => ({ law: 'routes', label: adapter, detail }));
}
