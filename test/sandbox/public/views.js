// @ts-check
/**
 * The ways a citizen can write, as the phone shows them. A channel the phone does not know is one view that looks like SMS.
 *
 * @typedef {object} View
 * @property {string} channel
 * @property {string} [kind] Where the channel has several ways to write and this is not the usual one.
 * @property {string} name
 * @property {string} message What one writes there.
 * @property {string} hint
 * @property {number} maxLength
 * @property {string} service Who of the product listens.
 * @property {'number' | 'person'} address How a citizen is named: by a number, or by a name or the provider's id.
 * @property {(typed: string) => string} citizen The citizen's name in the ledger.
 */

const asTyped = (/** @type {string} */ typed) => typed;
/** @type {Pick<View, 'service' | 'address' | 'citizen'>} */
const ofMeta = { service: 'Meta', address: 'person', citizen: asTyped };

/** @type {Pick<View, 'service' | 'address' | 'citizen'>} */
const ofX = { ...ofMeta, service: 'X' };

/** By name, in the order in which they are offered. @type {Record<string, View>} */
export const views = {
  sms: {
    channel: 'sms',
    name: 'SMS',
    message: 'SMS',
    hint: 'Tulis SMS…',
    maxLength: 1_600,
    service: 'SMS',
    address: 'number',
    citizen: asTyped,
  },
  whatsapp: {
    channel: 'whatsapp',
    name: 'WhatsApp',
    message: 'pesan WhatsApp',
    hint: 'Tulis pesan…',
    maxLength: 4_096,
    service: 'WhatsApp',
    address: 'number',
    citizen: (typed) => typed.replace(/^\+/, ''),
  },
  messenger: {
    ...ofMeta,
    channel: 'messenger',
    name: 'Messenger',
    message: 'pesan Messenger',
    hint: 'Tulis pesan…',
    maxLength: 2_000,
  },
  instagram: {
    ...ofMeta,
    channel: 'instagram',
    name: 'Instagram',
    message: 'pesan Instagram',
    hint: 'Tulis pesan…',
    maxLength: 1_000,
  },
  facebook: {
    ...ofMeta,
    channel: 'facebook',
    kind: 'comment',
    name: 'Komentar Facebook',
    message: 'komentar Facebook',
    hint: 'Tulis komentar…',
    maxLength: 8_000,
  },
  'instagram-comment': {
    ...ofMeta,
    channel: 'instagram',
    kind: 'comment',
    name: 'Komentar Instagram',
    message: 'komentar Instagram',
    hint: 'Tulis komentar…',
    maxLength: 2_200,
  },
  x: {
    ...ofX,
    channel: 'x',
    name: 'X',
    message: 'kiriman X',
    hint: 'Tulis kiriman…',
    maxLength: 4_000,
  },
  'x-dm': {
    ...ofX,
    channel: 'x',
    kind: 'dm',
    name: 'Pesan X',
    message: 'pesan X',
    hint: 'Tulis pesan…',
    maxLength: 10_000,
  },
};

/** The views of the channels there are. @param {Iterable<string>} channels @returns {Map<string, View>} */
export function viewsOf(channels) {
  const offered = new Set(channels);
  const known = Object.entries(views).filter(([, { channel }]) => offered.has(channel));
  const found = new Map(known);
  for (const channel of offered) {
    if (![...found.values()].some((view) => view.channel === channel)) {
      found.set(channel, { .../** @type {View} */ (views['sms']), channel, name: channel });
    }
  }
  return found;
}

/** A citizen nobody has been yet. @param {View} view */
export function freshAddress({ address }) {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return (address === 'number' ? '+628120' : '247170800') + String(random % 10_000_000).padStart(7, '0');
}
