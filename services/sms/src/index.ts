export { smsConfigSchema } from './config.js';
