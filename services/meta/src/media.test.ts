import { expect, test } from 'vitest';
import { mediaSource } from './media.js';

test('a file is fetched from where Meta says, and no token goes there', () => {
  const url = 'https://scontent.example.net/v/1_n.jpg?_nc_cat=1&oh=00_A&oe=67000000';
  const source = mediaSource(url);
  expect(source).toMatchObject({ url, credentialHosts: [] });
  expect(Object.keys(source.headers)).toEqual(['user-agent']);
});

test.each(['file:///etc/passwd', 'javascript:alert(1)', 'data:text/plain,x', '17900000000000011', ''])(
  '%j is no file',
  (ref) => {
    expect(() => mediaSource(ref)).toThrow(
      expect.objectContaining({ code: 'KANAL_META_MEDIA_URL', retryable: false }),
    );
  },
);
