import type { OutboundMessage } from '@kanal/contracts';
import { readMessage } from '@kanal/domain';
import { anInboundMessage } from '@kanal/testing';
import { describe, expect, it } from 'vitest';
import { aContext } from '../test/a-context.js';
import { plan } from './plan.js';

/** What goes out to public messages, and who can read it. */
const ticket = 'BTN-261125-7K3PXZV';
const context = (commentReplies: 'public' | 'private') =>
  aContext({ policy: { commentReplies }, newTicket: () => ticket });

const said = {
  text: 'Jalan Melati berlubang, Bu Siti jatuh',
  channel: 'instagram',
  adapter: 'meta',
} as const;

function replyTo(
  of: Parameters<typeof anInboundMessage>[0],
  commentReplies: 'public' | 'private' = 'public',
): OutboundMessage | undefined {
  const message = anInboundMessage({ ...said, ...of });
  const planning = context(commentReplies);
  const reading = readMessage(message, planning.rules);
  const facts = { quoted: new Map(), tracked: new Map(), repliedAt: [] };
  const { complaint } = plan({ message, trace: {} }, reading, facts, planning);
  const entries = complaint?.change === 'open' ? complaint.complaint.entries : [];
  return entries.flatMap((entry) => (entry.kind === 'reply' ? [entry.payload] : []))[0];
}

describe('the acknowledgement', () => {
  it.each([
    ['a direct message', { kind: 'direct', visibility: 'private' }, 'public', 'private', 'WIB'],
    ['a reply to a story', { kind: 'story-reply', visibility: 'private' }, 'public', 'private', 'WIB'],
    ['a private mention', { kind: 'mention', visibility: 'private' }, 'public', 'private', 'WIB'],
    ['a comment', { kind: 'comment', visibility: 'public' }, 'public', 'public', 'NIK/HP'],
    ['a comment, in private', { kind: 'comment', visibility: 'public' }, 'private', 'private', 'WIB'],
    [
      'a mention, which grants no private answer',
      { kind: 'mention', visibility: 'public' },
      'private',
      'public',
      'NIK/HP',
    ],
    [
      'a mention on X, where a link is dear',
      { channel: 'x', adapter: 'x', kind: 'mention', visibility: 'public' },
      'public',
      'public',
      'di LAPOR! (tautan di profil kami)',
    ],
  ] as const)('of %s', (_label, of, commentReplies, visibility, part) => {
    const reply = replyTo(of, commentReplies);
    expect(reply).toMatchObject({ ...of, visibility, intent: 'ack' });
    expect(reply?.text).toContain(ticket);
    expect(reply?.text).toContain(part);
    for (const word of ['Melati', 'Siti', 'berlubang']) expect(reply?.text).not.toContain(word);
  });
});
