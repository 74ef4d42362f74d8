export { whatsappConfigSchema } from './config.js';
