import {
  builtInCategories,
  type Categories,
  type CategoryModel,
  type ComplaintClass,
  categoriesSchema,
  categoryModelSchema,
  classify,
  complaintClasses,
  confirmedWords,
  type Evaluation,
  evaluate,
  isHeldBack,
  newCategoryModel,
  normalise,
  suggestCategories,
  trainCategories,
} from '@kanal/domain';
import type { Store } from '@kanal/store';
import { type Arguments, type Command, type Terminal, table, UsageError } from '../command.js';
import { operatorAct } from '../operator-act.js';
import { withStore } from '../with-store.js';

/** What a person decides about a complaint, and what is learned from that. */
export const category: Command = {
  name: 'category',
  usage:
    '(confirm TICKET CATEGORY [--class CLASS] [--apply] | train [--even-if-worse] [--apply] | report [--limit N] [--json])',
  summary:
    'confirm the category of a complaint, learn from all that was confirmed, or show how well categories are suggested',
  run: (args, terminal) => {
    const [what, ticket, code] = args.words;
    switch (what) {
      case 'confirm': {
        if (!ticket || !code) throw new UsageError('confirm takes a ticket and a category');
        const complaintClass = classNamed(args.class);
        return withStore((store) => confirm(store, { ticket, code, complaintClass }, args, terminal));
      }
      case 'train':
        return withStore((store) => train(store, args, terminal));
      case 'report':
        return withStore((store) => report(store, args, terminal));
      default:
        throw new UsageError('category takes confirm, train or report');
    }
  },
};

function classNamed(word: string | undefined): ComplaintClass | undefined {
  const found = complaintClasses.find((candidate) => candidate === word);
  if (word !== undefined && !found)
    throw new UsageError(`which class? One of ${complaintClasses.join(', ')}`);
  return found;
}

async function confirm(
  store: Store,
  of: { ticket: string; code: string; complaintClass: ComplaintClass | undefined },
  { apply }: Arguments,
  terminal: Terminal,
): Promise<number> {
  const { categories, model } = await inUse(store);
  const chosen = categories.categories.find(({ code }) => code === of.code);
  if (!chosen) {
    const codes = categories.categories.map(({ code }) => code).join('\n  ');
    terminal.note(`there is no category ${of.code}. There are:\n  ${codes}`);
    return 1;
  }
  const found = await store.findComplaint(of.ticket.toUpperCase());
  if (!found) {
    terminal.note(`there is no complaint ${of.ticket}`);
    return 1;
  }
  const text = normalise(found.narrative);
  for (const line of table(
    ['suggested', 'score'],
    suggestionRows(text, model ?? newCategoryModel(categories)),
  ))
    terminal.out(line);
  if (!apply) {
    terminal.note('dry run: nothing was changed; add --apply');
    return 0;
  }
  const { actor: by, at } = operatorAct();
  const outcome = await store.confirmCategory({
    complaintId: found.complaint._id,
    category: chosen.code,
    ...(of.complaintClass && { class: of.complaintClass }),
    words: confirmedWords(text),
    by,
    at,
  });
  if (outcome === 'superseded') {
    terminal.note('somebody confirmed it later: that stays');
    return 1;
  }
  terminal.out(
    `${found.complaint.ticket} is ${chosen.name}${of.complaintClass ? `, ${of.complaintClass}` : ''}`,
  );
  return 0;
}

/** Without the words that caused it: they are the citizen's, and showing those takes a purpose. */
function suggestionRows(text: ReturnType<typeof normalise>, model: CategoryModel): string[][] {
  const rows = suggestCategories(text, model).map(({ category: code, score }) => [code, score.toFixed(3)]);
  return [...rows, [classify(text).class, '']];
}

async function train(store: Store, args: Arguments, terminal: Terminal): Promise<number> {
  const { categories, model: present } = await inUse(store);
  const confirmed = await store.readConfirmations();
  const training = trainCategories({ categories, confirmed, present, at: new Date() });
  const { evaluation } = training.model;
  if (!evaluation) throw new Error('unreachable: a trained model has an evaluation');
  const rows = [figures('in use', training.present), figures('new', evaluation)];
  for (const line of table(['model', 'held back', 'first', 'among three', 'macro-F1'], rows))
    terminal.out(line);
  const learned = training.model.documents.reduce((sum, { count }) => sum + count, 0);
  terminal.note(
    `${learned} of ${confirmed.length} confirmations learned, ${training.model.words.length} words`,
  );
  if (training.isWorse && !args.evenIfWorse) {
    terminal.note('the new model is worse on what was held back, and was not stored; --even-if-worse does');
    return 1;
  }
  if (!args.apply) {
    terminal.note('dry run: nothing was changed; add --apply');
    return 0;
  }
  const version = await store.saveSetting({
    kind: 'category-model',
    data: training.model,
    ...operatorAct(),
  });
  terminal.out(`category-model is at version ${version}`);
  return 0;
}

async function report(store: Store, args: Arguments, terminal: Terminal): Promise<number> {
  const { categories, model: present, version } = await inUse(store);
  const model = present ?? newCategoryModel(categories);
  const confirmed = await store.readConfirmations();
  const held = confirmed.filter(({ complaintId }) => isHeldBack(complaintId));
  const evaluation = evaluate(model, held);
  if (args.json) {
    terminal.out(
      JSON.stringify(
        { version, trainedAt: model.trainedAt, confirmed: confirmed.length, ...evaluation },
        null,
        2,
      ),
    );
    return 0;
  }
  const name = version === undefined ? 'built in' : `version ${version}`;
  for (const line of table(
    ['model', 'held back', 'first', 'among three', 'macro-F1'],
    [figures(name, evaluation)],
  ))
    terminal.out(line);
  terminal.out('');
  const wrong = evaluation.confusion.filter((pair) => pair.confirmed !== pair.suggested);
  const rows = wrong
    .slice(0, args.limit)
    .map(({ confirmed, suggested, count }) => [confirmed, suggested, String(count)]);
  for (const line of table(['confirmed', 'suggested first', 'times'], rows)) terminal.out(line);
  terminal.note(
    `${confirmed.length} confirmations, every fifth held back; trained ${model.trainedAt ?? 'never'}`,
  );
  return 0;
}

const figures = (name: string, { messages, top1, top3, macroF1 }: Evaluation): string[] => [
  name,
  String(messages),
  ...[top1, top3, macroF1].map((share) => (messages === 0 ? '-' : share.toFixed(3))),
];

/** What the agency has set, checked: what does not fit the schema of its kind is told instead of being used. */
async function inUse(
  store: Store,
): Promise<{ categories: Categories; model: CategoryModel | undefined; version: number | undefined }> {
  const latest = await store.latestSettings(['categories', 'category-model']);
  const categories = latest.get('categories');
  const model = latest.get('category-model');
  return {
    categories: categories ? categoriesSchema.parse(categories.data) : builtInCategories,
    model: model && categoryModelSchema.parse(model.data),
    version: model?.version,
  };
}
