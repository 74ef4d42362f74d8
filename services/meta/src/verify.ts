/** Meta signs the calls of pages and of Instagram as those of every webhook of an app. */
export { verifyHub as verify } from '@kanal/graph';
