import { expect, it } from 'vitest';
import { everyText } from '../templates/fixtures/every-text.js';
import type { ConversationPolicy } from './facts.js';
import { spokenTo } from './spoken-to.js';

const policy: ConversationPolicy = {
  agencyName: 'Pemprov Banten',
  laporAddress: 'lapor.go.id',
  timeZone: 'Asia/Jakarta',
  ticketPrefix: 'BTN',
  followUpWindowMs: 1,
  commentReplies: 'public',
};

it('names no address in public on X, in no text', () => {
  const voice = spokenTo({ channel: 'x', visibility: 'public', kind: 'mention' }, policy);
  const texts = everyText('public', voice);
  expect(texts.filter(({ text }) => /lapor\.go\.id/i.test(text))).toEqual([]);
  const textOf = (language: string) =>
    texts.find((each) => each.key === 'ack-redirect' && each.language === language)?.text;
  expect(textOf('id')).toContain('LAPOR! (tautan di profil kami)');
  expect(textOf('en')).toContain('LAPOR! (link in our profile)');
});

it.each([
  { channel: 'x', visibility: 'private', kind: 'direct' },
  { channel: 'instagram', visibility: 'public', kind: 'mention' },
] as const)('names it everywhere else: %o', (message) => {
  expect(spokenTo(message, policy)).toBe(policy);
});
