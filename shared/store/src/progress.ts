/** For the process that everybody may ask: the progress of complaints, read without keys. */
export {
  type ComplaintProgress,
  openProgressReader,
  type ProgressClock,
  type ProgressReader,
  type ProgressReaderOptions,
  progressFields,
} from './progress-reader.js';
export { isTransientStoreError } from './store-error.js';
