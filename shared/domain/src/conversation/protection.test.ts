import type { InboundMessage } from '@kanal/contracts';
import { describe, expect, it } from 'vitest';
import { defaultTemplates } from '../templates/default-templates.js';
import { decided, message, policy, saysOf, sentMs, ticket } from './fixtures/deciding.js';
import { replyTo } from './reply-to.js';

describe('whoever asks for protection', () => {
  const words = (of: Partial<InboundMessage>) => {
    const decision = decided(of);
    const [say] = saysOf(decision);
    if (!say) throw new Error('nothing is said');
    const language = { language: 'id', isSure: true } as const;
    const speaking = { policy, templates: defaultTemplates, language, nowMs: sentMs };
    return replyTo(message(of), say, speaking, ticket).text ?? '';
  };
  const asks = 'Lampu jalan di Curug mati sejak kemarin, nama saya jangan disebut';

  it('in the complaint itself reads in its acknowledgement that it is so, in an SMS in one word', () => {
    expect(words({ channel: 'whatsapp', text: asks })).toContain('Nama Anda tidak ditampilkan.');
    expect(words({ text: asks })).toMatch(/Anonim\./);
    expect(words({ text: asks }).length).toBeLessThanOrEqual(160);
    expect(words({ channel: 'whatsapp', text: `${asks}, laporan ini mohon dirahasiakan` })).toContain(
      'Nama Anda tidak ditampilkan. Aduan ini kami rahasiakan.',
    );
    expect(words({ channel: 'whatsapp', text: 'Lampu jalan di Curug mati sejak kemarin' })).toContain(
      'Ketik ANONIM',
    );
  });

  it('in public is told nothing of it there', () => {
    const post = { channel: 'facebook', kind: 'comment', visibility: 'public', text: asks } as const;
    expect(words(post)).not.toMatch(/tidak ditampilkan|anonim/i);
  });
});
