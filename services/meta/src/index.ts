export { metaConfigSchema } from './config.js';
