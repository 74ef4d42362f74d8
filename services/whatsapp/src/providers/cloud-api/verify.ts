/** Meta signs WhatsApp's calls as those of every webhook of an app. */
export { verifyHub as verify } from '@kanal/graph';
