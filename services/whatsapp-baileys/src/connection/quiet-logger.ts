import type { Log } from '@kanal/runtime';
import type { SocketConfig } from 'baileys';

type Logger = SocketConfig['logger'];

/**
 * The library's logger. Its records hold messages, addresses and keys, so nothing of them is passed on but the words of
 * warnings and errors, without digits.
 */
export function quietLogger(log: Log): Logger {
  const tell = (level: 'debug' | 'warn') => (about: unknown, message?: string) => {
    const text = message ?? (typeof about === 'string' ? about : '');
    log[level]({ libraryMessage: text.replace(/\S*[0-9@]\S*/g, '…').slice(0, 200) }, 'baileys.library');
  };
  const silent = () => undefined;
  const logger: Logger = {
    level: 'warn',
    child: () => logger,
    trace: silent,
    debug: silent,
    info: silent,
    // What the library calls an error is often a citizen's phone that was off; the connection's end is told by us.
    warn: tell('debug'),
    error: tell('warn'),
  };
  return logger;
}
