import { describeAdapter } from '@kanal/adapter/conformance';
import { expect, test } from 'vitest';
import { anXAdapter } from './fixtures/an-x-adapter.js';
import { outgoing } from './fixtures/outgoing.js';
import { readFixtures } from './fixtures/read-fixtures.js';

describeAdapter((apiBaseUrl) => anXAdapter(apiBaseUrl), {
  signatureHeader: 'x-twitter-webhooks-signature',
  incoming: readFixtures(),
  outgoing,
});

test('every fixture says where it is from', () => {
  const without = readFixtures().filter(
    ({ provenance }) => !/^Synthetic, \d{4}-\d\d-\d\d\. .{20}/.test(provenance),
  );
  expect(without.map(({ file }) => file)).toEqual([]);
});
