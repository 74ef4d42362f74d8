import { acknowledgements } from './defaults/acknowledgements.js';
import { guidance } from './defaults/guidance.js';
import { progress } from './defaults/progress.js';
import { questions } from './defaults/questions.js';
import { requests } from './defaults/requests.js';
import { status } from './defaults/status.js';
import type { Templates } from './template.js';

/**
 * The texts that go out where an agency has none of its own. Original to this project, after what an answer must tell and
 * in the tone of the domain reference (sections 4 and 5): "Bapak/Ibu", in public "Kak"; no promise of a result, no blame.
 */
export const defaultTemplates: Templates = {
  ...acknowledgements,
  ...questions,
  ...guidance,
  ...status,
  ...requests,
  ...progress,
};
