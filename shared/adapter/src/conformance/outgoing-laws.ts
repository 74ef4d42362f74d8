import type { SendResult } from '@kanal/contracts';
import type {
  AdapterFixtures,
  CreateAdapter,
  OutgoingFixture,
  ProviderAnswer,
  ProviderCall,
  Violation,
} from './fixtures.js';
import { startProviderStandIn } from './provider-stand-in.js';
import { firstDifference } from './subset.js';

const tableTimeoutMs = 5_000;
const lawTimeoutMs = 400;

/** Sends every reply of the table to a stand-in for the provider and compares results and calls. */
export async function checkOutgoing(
  createAdapter: CreateAdapter,
  fixtures: AdapterFixtures,
): Promise<Violation[]> {
  const violations: Violation[] = [];
  for (const fixture of fixtures.outgoing) {
    for (const detail of await checkRow(createAdapter, fixture)) {
      violations.push({ law: 'outgoing table', label: fixture.label, detail });
    }
  }
  const sample = fixtures.outgoing.find(({ result }) => result.outcome === 'accepted');
  if (!sample) return violations;
  for (const [law, details] of Object.entries(await checkAmbiguity(createAdapter, sample))) {
    for (const detail of details) violations.push({ law, label: sample.label, detail });
  }
  return violations;
}

async function checkRow(createAdapter: CreateAdapter, fixture: OutgoingFixture): Promise<string[]> {
  const { result, calls } = await sendTo(createAdapter, fixture, fixture.answers, tableTimeoutMs);
  const differences = [
    firstDifference(result, fixture.result, 'result'),
    fixture.calls && firstDifference(calls, fixture.calls, 'calls'),
    String(JSON.stringify(result)).includes(fixture.message.to)
      ? 'the result holds the recipient'
      : undefined,
  ];
  return differences.filter((difference) => difference !== undefined);
}

/** Whatever cannot be known must be `unknown`: these are where a second reply would come from. */
async function checkAmbiguity(
  createAdapter: CreateAdapter,
  sample: OutgoingFixture,
): Promise<Record<string, string[]>> {
  const hang = await sendTo(createAdapter, sample, ['hang'], lawTimeoutMs);
  const reset = await sendTo(createAdapter, sample, ['reset'], lawTimeoutMs);
  return {
    'timeout after the request is unknown': expectUnknown(hang),
    'reset after the request is unknown': expectUnknown(reset),
  };
}

function expectUnknown({ result, calls }: Sent): string[] {
  return [
    ...(isResult(result) && result.outcome === 'unknown' ? [] : [`the result is ${JSON.stringify(result)}`]),
    ...(writesOf(calls) === 1 ? [] : [`the provider was asked to send ${writesOf(calls)} times`]),
  ];
}

/** An adapter may look afterwards whether the reply stands at the provider: that is no second reply. */
function writesOf(calls: readonly ProviderCall[]): number {
  return calls.filter(({ method }) => method !== 'GET').length;
}

interface Sent {
  readonly result: SendResult | { readonly threw: string };
  readonly calls: readonly ProviderCall[];
}

async function sendTo(
  createAdapter: CreateAdapter,
  { message }: OutgoingFixture,
  answers: readonly ProviderAnswer[],
  timeoutMs: number,
): Promise<Sent> {
  const provider = await startProviderStandIn(answers);
  try {
    const sending = createAdapter(provider.baseUrl).send(message, AbortSignal.timeout(timeoutMs));
    const result = await sending.catch((error: unknown) => ({ threw: String(error) }));
    return { result, calls: provider.calls };
  } finally {
    await provider.close();
  }
}

function isResult(result: Sent['result']): result is SendResult {
  return 'outcome' in result;
}
