import { createLog } from '@kanal/runtime';
import { expect, it } from 'vitest';
import { quietLogger } from './quiet-logger.js';

it('the library’s records say nothing of people, keys or messages', () => {
  const lines: string[] = [];
  const log = createLog({
    service: 'baileys',
    level: 'trace',
    destination: { write: (line) => void lines.push(line) },
  });
  const logger = quietLogger(log).child({
    class: 'baileys',
    key: { remoteJid: '6281200000001@s.whatsapp.net' },
  });
  for (const level of ['trace', 'debug', 'info', 'warn', 'error'] as const) {
    logger[level](
      { qr: '2@secret', msg: { conversation: 'Lampu mati' } },
      'invalid mapping 20000000000001@lid, +62812',
    );
    logger[level]('sent to 6281200000001@s.whatsapp.net');
  }
  expect(lines).toHaveLength(4);
  expect(lines.join('')).toContain('invalid mapping');
  expect(lines.join('')).not.toMatch(/62812|20000000000001|secret|Lampu/);
});
