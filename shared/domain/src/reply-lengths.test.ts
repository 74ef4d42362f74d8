import type { Channel } from '@kanal/contracts';
import { describe, expect, it } from 'vitest';
import { everyReply } from './every-reply.js';
import { publicStatusHint } from './replies.js';

/** As long as the router's configuration lets them be (services/router/src/config.ts). */
const voice = {
  agencyName: 'Pemerintah Prov. Banten.',
  laporAddress: `${'l'.repeat(32)}.go.id/x`,
  timeZone: 'Asia/Makassar',
} as const;
const ticket = 'BTNAB-261125-7K3PXZH';
/** In September, whose name is the longest. */
const receivedAtMs = Date.parse('2026-09-30T03:00:00Z');

const characters = (text: string): number => [...text].length;
const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

/** What one message holds. SMS, with its own alphabet: sms-fit.test.ts. */
const limits: readonly {
  readonly channel: Channel;
  readonly visibility: 'private' | 'public';
  readonly limit: number;
  readonly measure: (text: string) => number;
}[] = [
  // https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages
  { channel: 'whatsapp', visibility: 'private', limit: 4096, measure: characters },
  // https://developers.facebook.com/docs/messenger-platform/reference/send-api
  { channel: 'messenger', visibility: 'private', limit: 2000, measure: characters },
  // https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/messaging-api
  { channel: 'instagram', visibility: 'private', limit: 1000, measure: bytes },
  // A private reply to a comment goes by Messenger.
  { channel: 'facebook', visibility: 'private', limit: 2000, measure: characters },
  // Of the three places that are public X has the least room, and each gets the same words.
  { channel: 'x', visibility: 'public', limit: 280, measure: characters },
  { channel: 'facebook', visibility: 'public', limit: 280, measure: characters },
  { channel: 'instagram', visibility: 'public', limit: 280, measure: characters },
  { channel: 'x', visibility: 'private', limit: 10_000, measure: characters },
];

function textsOf(channel: Channel, visibility: 'private' | 'public'): [name: string, text: string][] {
  return [
    ...everyReply({ channel, visibility, ticket, receivedAtMs }, voice),
    ['publicStatusHint', publicStatusHint(voice)],
  ];
}

describe.each(limits)('$channel, $visibility: at most $limit', ({ channel, visibility, limit, measure }) => {
  it.each(textsOf(channel, visibility))('%s', (_name, text) => {
    expect(voice.laporAddress).toHaveLength(40);
    expect(measure(text)).toBeLessThanOrEqual(limit);
  });
});
