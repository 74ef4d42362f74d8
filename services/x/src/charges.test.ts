import { expect, test } from 'vitest';
import { chargesOf } from './charges.js';
import { fixtureOf } from './fixtures/read-fixtures.js';

const of = (name: string) => chargesOf(fixtureOf(name).request.body);

test('every event of posts and of direct messages has its price', () => {
  expect(of('mention')).toEqual([{ kind: 'post-event', count: 1 }]);
  expect(of('direct')).toEqual([{ kind: 'direct-event', count: 1 }]);
  expect(of('own')).toEqual([{ kind: 'post-event', count: 2 }]);
  expect(of('revoked')).toEqual([]);
  expect(of('not-activity')).toEqual([]);
  expect(chargesOf(Buffer.from('{'))).toEqual([]);
});
