// @ts-check
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What a copy's parts share and nobody else knows. Made once: a new store key would make the stored records unreadable.
 * @typedef {object} Secrets
 * @property {string} natsPassword
 * @property {string} adapterKey
 * @property {string} storeKey
 * @property {string} blindIndexKey
 * @property {string} twilioAccountSid Of the sandbox's account; shaped like a real one.
 * @property {string} twilioAuthToken
 * @property {string} smppPassword Of the sandbox's SMSC; at most eight characters, as SMPP has them.
 * @property {string} whatsappAppSecret Signs the sandbox's webhooks; shaped like Meta's.
 * @property {string} whatsappVerifyToken
 * @property {string} whatsappToken
 * @property {string} baileysPageToken Opens the channel page of a linked device.
 * @property {string} metaAppSecret Signs the sandbox's webhooks of its page and its Instagram account.
 * @property {string} metaVerifyToken
 * @property {string} metaPageToken
 * @property {string} metaInstagramToken
 * @property {string} xConsumerSecret Signs the sandbox's webhooks of X.
 * @property {string} xClientSecret
 * @property {string} xRefreshToken The first one; X gives another for it.
 * @property {string} xBearerToken
 */

/**
 * Adds what is missing to the secrets there are.
 * @param {Partial<Secrets>} existing
 * @param {(bytes: number) => Buffer} randomBytes
 * @returns {Secrets}
 */
export function completeSecrets(existing, randomBytes) {
  return {
    natsPassword: randomBytes(24).toString('hex'),
    adapterKey: randomBytes(32).toString('base64'),
    storeKey: randomBytes(32).toString('base64'),
    blindIndexKey: randomBytes(32).toString('base64'),
    twilioAccountSid: `AC${randomBytes(16).toString('hex')}`,
    twilioAuthToken: randomBytes(16).toString('hex'),
    smppPassword: randomBytes(4).toString('hex'),
    whatsappAppSecret: randomBytes(16).toString('hex'),
    whatsappVerifyToken: randomBytes(16).toString('hex'),
    whatsappToken: `EAA${randomBytes(24).toString('hex')}`,
    baileysPageToken: randomBytes(24).toString('hex'),
    metaAppSecret: randomBytes(16).toString('hex'),
    metaVerifyToken: randomBytes(16).toString('hex'),
    metaPageToken: `EAA${randomBytes(24).toString('hex')}`,
    metaInstagramToken: `IGA${randomBytes(24).toString('hex')}`,
    xConsumerSecret: randomBytes(25).toString('hex'),
    xClientSecret: randomBytes(25).toString('hex'),
    xRefreshToken: randomBytes(32).toString('hex'),
    xBearerToken: randomBytes(32).toString('hex'),
    ...existing,
  };
}

/**
 * The secrets of a data folder, from `secrets.json` there, readable by its owner alone.
 * @param {string} dataDir
 * @param {(bytes: number) => Buffer} randomBytes
 * @returns {Secrets}
 */
export function loadSecrets(dataDir, randomBytes) {
  const file = join(dataDir, 'secrets.json');
  const secrets = completeSecrets(readJson(file), randomBytes);
  const aside = `${file}.new`;
  writeFileSync(aside, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(aside, file);
  return secrets;
}

/** @param {string} file */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return {};
    throw error;
  }
}
