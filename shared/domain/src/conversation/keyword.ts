/** Words by which a citizen steers the conversation instead of telling something. */
export type Keyword = 'stop' | 'start' | 'help' | 'status';

/**
 * One whole message that consists of such a word. "STOP" ends our replies by law and by carriers' rules, so the
 * carriers' English words count as well as ours. "Batal" is not among them: that is a withdrawal of a complaint.
 */
const words: Readonly<Record<string, Keyword>> = {
  stop: 'stop',
  stopall: 'stop',
  unsubscribe: 'stop',
  end: 'stop',
  quit: 'stop',
  optout: 'stop',
  revoke: 'stop',
  cancel: 'stop',
  berhenti: 'stop',
  start: 'start',
  unstop: 'start',
  mulai: 'start',
  help: 'help',
  info: 'help',
  bantuan: 'help',
  status: 'status',
  cek: 'status',
  'cek status': 'status',
  'cek aduan': 'status',
};

/**
 * The keyword a text consists of, or undefined. Case, punctuation and spaces around it do not count; any further
 * word makes it an ordinary message ("stop truk parkir di trotoar" is a complaint).
 */
export function readKeyword(text: string): Keyword | undefined {
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return Object.hasOwn(words, bare) ? words[bare] : undefined;
}
