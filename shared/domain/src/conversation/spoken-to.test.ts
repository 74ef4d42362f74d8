import { expect, it } from 'vitest';
import { everyReply } from './every-reply.js';
import type { ConversationPolicy } from './facts.js';
import { publicStatusHint } from './replies.js';
import { spokenTo } from './spoken-to.js';

const policy: ConversationPolicy = {
  agencyName: 'Pemprov Banten',
  laporAddress: 'lapor.go.id',
  timeZone: 'Asia/Jakarta',
  ticketPrefix: 'BTN',
  followUpWindowMs: 1,
  commentReplies: 'public',
};
const of = { visibility: 'public', ticket: 'BTN-261125-7K3PXZV', receivedAtMs: 0 } as const;

it('names no address in public on X, in no reply', () => {
  const voice = spokenTo({ channel: 'x', visibility: 'public', kind: 'mention' }, policy);
  const texts = [
    ...everyReply({ ...of, channel: 'x' }, voice).map(([, text]) => text),
    publicStatusHint(voice),
  ];
  expect(texts.filter((text) => text.includes('lapor.go.id'))).toEqual([]);
  expect(texts[0]).toContain('lanjutkan di LAPOR! (tautan di profil kami).');
});

it.each([
  { channel: 'x', visibility: 'private', kind: 'direct' },
  { channel: 'instagram', visibility: 'public', kind: 'mention' },
] as const)('names it everywhere else: %o', (message) => {
  expect(spokenTo(message, policy)).toBe(policy);
});
