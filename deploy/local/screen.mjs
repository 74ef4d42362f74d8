// @ts-check

/**
 * The screen of a copy that is ready. Bahasa Indonesia first, English second.
 * @param {object} copy
 * @param {Readonly<Record<string, string>>} copy.urls
 * @param {string} copy.dataDir
 * @param {string} copy.logDir
 * @param {number} copy.tookSeconds
 * @param {string} copy.dataFlag Put before commands that have to find this copy: empty for the default data folder.
 */
export function readyScreen({ urls, dataDir, logDir, tookSeconds, dataFlag }) {
  /** @type {[string, string | undefined][]} */
  const addresses = [
    ['Ponsel warga · citizen’s phone', urls.phone],
    ['Perkembangan aduan · progress', urls.progress],
    ['Webhook SMS', urls.smsWebhook],
    ['Webhook WhatsApp', urls.whatsappWebhook],
    ['Webhook Meta', urls.metaWebhook],
    ['Webhook X', urls.xWebhook],
    ['Router', urls.router],
    ['NATS', urls.nats],
    ['MongoDB', urls.mongodb],
  ];
  const width = Math.max(...addresses.map(([label]) => label.length));
  return [
    '',
    `Kanal siap · Kanal is ready (${tookSeconds.toFixed(1)} s)`,
    '',
    ...addresses.map(([label, url]) => `  ${label.padEnd(width)}  ${withoutCredentials(url ?? '')}`),
    '',
    'Kirim pesan percobaan dari terminal lain · send a test message from another terminal:',
    `  ${dataFlag}npm run kirim -- sms "Jalan berlubang di depan SDN 1 Curug, sudah sebulan"`,
    `  ${dataFlag}npm run kirim -- whatsapp "Lampu jalan mati di Pasar Rau, Serang"`,
    `  ${dataFlag}npm run kirim -- messenger "Saluran air tersumbat di Kaujon, Serang"`,
    '',
    `Data  ${dataDir}`,
    `Log   ${logDir}`,
    'Berhenti · stop: Ctrl-C',
    '',
  ].join('\n');
}

/**
 * A URL as it may be shown.
 * @param {string} url
 */
export function withoutCredentials(url) {
  return url.replace(/\/\/[^/@]*@/, '//***@');
}
