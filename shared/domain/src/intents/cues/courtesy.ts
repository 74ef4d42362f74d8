import type { Cue } from './cue.js';
import { phrase } from './phrase.js';

/** Thanks and greetings. */
export const courtesyCues: readonly Cue[] = [
  {
    intent: 'terima-kasih',
    phrases: [
      phrase('terima', ' kasih'),
      phrase('matur', ' (?:nuwun|suwun|sembah nuwun|kesuwun)'),
      phrase('hatur katur', ' nuhun'),
      phrase('nuhun suwun kesuwun syukron jazakallah jazakumullah kamsia'),
      phrase('thank', ' (?:you|u)'),
    ],
    unless: /(?:uang|ucapan|tanda|amplop|memberi|minta) terima kasih/,
  },
  {
    intent: 'salam',
    phrases: [
      phrase('assalamualaikum waalaikumsalam halo permisi sampurasun shalom'),
      phrase('kulo kula', ' nuwun'),
      phrase('om', ' swastiastu'),
      phrase('salam', ' (?:sejahtera|sehat|hormat|kenal|satu)'),
      phrase('selamat', ' (?:pagi|siang|sore|malam|petang)'),
      phrase('sugeng', ' (?:enjing|enjang|siang|sonten|dalu|ndalu|rawuh)'),
      phrase('wilujeng', ' (?:enjing|siang|sonten|wengi|sumping)'),
      phrase('good', ' (?:morning|afternoon|evening|day)'),
      phrase('apa', ' kabar'),
      phrase('kumaha', ' damang'),
      phrase('piye pripun', ' kabare'),
    ],
    unless: /(?:minta|tanpa|tidak) permisi|permisi (?:dulu|kepada|ke|sama)/,
  },
  {
    // "Punten" is "excuse me" and "please" as well: it greets where nothing but forms of address follow.
    intent: 'salam',
    phrases: [phrase('punten', '(?=(?: (?:pak|pa|bapak|ibu|kang|teh|admin|kak|a|aa|neng|\\.)){0,4} $)')],
    opens: 'message',
  },
  {
    intent: 'salam',
    phrases: [
      phrase('p pagi siang sore malam', '(?= (?:(?:p|pak|bapak|ibu|kak|admin|mas|mbak|bang|semua|\\.) |$))'),
    ],
    opens: 'message',
    unless: /tadi (?:pagi|siang|sore|malam)/,
  },
];
