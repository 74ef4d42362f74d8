export { xConfigSchema } from './config.js';
