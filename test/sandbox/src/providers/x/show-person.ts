import type { Person } from './people.js';
import type { Shown } from './show-post.js';

/** Everything there is to say of somebody. https://docs.x.com/x-api/fundamentals/data-dictionary#user */
export function wholePerson({ id, name, username, isProtected, followers }: Person): Shown {
  return {
    id,
    name,
    username,
    created_at: '2020-01-01T00:00:00.000Z',
    description: '',
    protected: isProtected,
    verified: false,
    verified_type: 'none',
    profile_image_url: 'https://pbs.twimg.com/profile_images/0000000000000000001/example_normal.jpg',
    url: '',
    public_metrics: {
      followers_count: followers,
      following_count: 40,
      tweet_count: 10,
      listed_count: 0,
      like_count: 3,
      media_count: 0,
    },
  };
}

const usualFields = ['id', 'name', 'username'];

/** The fields one may ask for. */
export const personFields = [
  ...usualFields,
  'created_at',
  'description',
  'entities',
  'location',
  'most_recent_tweet_id',
  'pinned_tweet_id',
  'profile_image_url',
  'protected',
  'public_metrics',
  'receives_your_dm',
  'url',
  'verified',
  'verified_type',
];

/** Somebody with the fields asked for. */
export function showPerson(person: Person, fields: readonly string[]): Shown {
  const wanted = new Set([...usualFields, ...fields]);
  return Object.fromEntries(Object.entries(wholePerson(person)).filter(([name]) => wanted.has(name)));
}
