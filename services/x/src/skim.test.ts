import { expect, test } from 'vitest';
import { fixtureOf } from './fixtures/read-fixtures.js';
import { skim } from './skim.js';

const of = (name: string) => skim(fixtureOf(name).request.body).charges;

test('every event of posts and of direct messages has its price', () => {
  expect(of('mention')).toEqual([{ kind: 'post-event', count: 1 }]);
  expect(of('direct')).toEqual([{ kind: 'direct-event', count: 1 }]);
  expect(of('own')).toEqual([{ kind: 'post-event', count: 2 }]);
  expect(of('revoked')).toEqual([]);
  expect(of('not-activity')).toEqual([]);
  expect(skim(Buffer.from('{')).charges).toEqual([]);
});

test('a post that was written is brought, one that is gone is not, nor is a message', () => {
  const idOf = (name: string) => {
    const { data } = JSON.parse(Buffer.from(fixtureOf(name).request.body).toString());
    return data.payload.id;
  };
  const posts = (name: string) => skim(fixtureOf(name).request.body).posts;
  for (const name of ['mention', 'reply', 'quote-of-ours']) expect(posts(name)).toEqual([idOf(name)]);
  for (const name of ['delete', 'direct', 'not-activity']) expect(posts(name)).toEqual([]);
  expect(skim(Buffer.from('{')).posts).toEqual([]);
});
