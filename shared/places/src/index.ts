export { placesConfigSchema } from './config.js';
export { loadPlaces } from './load-places.js';
