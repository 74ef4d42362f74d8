import type { Body, Operation, Outcome } from './calls.js';
import { timeOfSnowflake } from './ids.js';
import { duplicateMs, judgePost, postViolations } from './judge-post.js';
import { ownPost } from './own-post.js';
import type { Post } from './posts.js';
import { problems } from './problems.js';
import type { XContext } from './settings.js';
import { readPage } from './timeline.js';
import { missing, readView, showPosts, visiblePost } from './view.js';
import type { World } from './world.js';

const both = ['user', 'app'] as const;

/** `GET /2/users/:id/mentions` */
export function listMentions(world: World): Operation {
  return listPosts('mentions.list', world, () => world.posts.mentions());
}

/** `GET /2/users/:id/tweets`: of our own account only. */
export function listOwnPosts(world: World): Operation {
  return listPosts('timeline.list', world, () => world.posts.by(world.us.id));
}

function listPosts(name: string, world: World, all: () => readonly Post[]): Operation {
  return {
    name,
    callers: both,
    about: () => ({}),
    run: (request) => {
      if (request.params['id'] !== world.us.id) {
        return refused(problems.notFound('user', 'id', String(request.params['id'])));
      }
      const wanted = readView(request.query);
      if (wanted.kind === 'refused') return wanted;
      const read = readPage(all(), request.query, { least: 5, most: 100, usual: 10 });
      if (read.kind === 'refused') return read;
      const { items, meta } = read.page;
      const { data, includes, errors } = showPosts(items, wanted.view, world);
      chargeAll(world, 'owned-read', items, includes);
      return {
        kind: 'done',
        answer: {
          ...(data.length === 0 ? {} : { data }),
          ...(Object.keys(includes).length === 0 ? {} : { includes }),
          ...(errors.length === 0 ? {} : { errors }),
          meta,
        },
      };
    },
  };
}

/** `GET /2/tweets/:id` (one) and `GET /2/tweets?ids=` (up to 100). What is gone or protected is an item of `errors`. */
export function fetchPosts(world: World, isOne: boolean): Operation {
  const parameter = isOne ? 'id' : 'ids';
  return {
    name: isOne ? 'post.fetch' : 'posts.fetch',
    callers: both,
    about: ({ params }) => (isOne ? { messageId: String(params['id']) } : {}),
    run: (request) => {
      const given = String(isOne ? request.params['id'] : (request.query['ids'] ?? ''));
      const ids = [...new Set(given.split(','))];
      const wrong = ids.find((id) => !/^\d{1,19}$/.test(id));
      if (wrong !== undefined || ids.length > 100) {
        const message = `The \`${parameter}\` query parameter value [${wrong ?? `${ids.length} ids`}] is not valid`;
        return refused(problems.invalid(message, { [parameter]: [given] }));
      }
      const wanted = readView(request.query);
      if (wanted.kind === 'refused') return wanted;
      const found = ids.map((id) => ({ id, ...visiblePost(world.posts, id) }));
      const posts = found.flatMap((each) => (each.kind === 'post' ? [each.post] : []));
      const gone = found.flatMap((each) =>
        each.kind === 'post' ? [] : [missing(each.kind, parameter, each.id)],
      );
      const { data, includes, errors } = showPosts(posts, wanted.view, world);
      chargeAll(world, 'post-read', posts, includes);
      const all = [...gone, ...errors];
      return {
        kind: 'done',
        answer: {
          ...(data.length === 0 ? {} : { data: isOne ? data[0] : data }),
          ...(Object.keys(includes).length === 0 ? {} : { includes }),
          ...(all.length === 0 ? {} : { errors: all }),
        },
      };
    },
  };
}

/** `POST /2/tweets`. In the ledger its citizen is the one who is answered. */
export function createPost(context: XContext, world: World): Operation {
  const { posts, us, wallet } = world;
  const originalOf = (body: Body) => {
    const reply = body['reply'] as { readonly in_reply_to_tweet_id?: unknown } | undefined;
    return posts.get(String(reply?.in_reply_to_tweet_id));
  };
  return {
    name: 'post.create',
    callers: ['user'],
    isCreation: true,
    about: (_request, body) => ({
      citizen: originalOf(body)?.author.id ?? null,
      violations: postViolations(body),
      ...(typeof body['text'] === 'string' ? { text: body['text'] } : {}),
    }),
    run: (_request, body) => {
      const sinceMs = context.clock.nowMs() - duplicateMs;
      const recent = posts.by(us.id).filter(({ id }) => timeOfSnowflake(id) > sinceMs);
      const judged = judgePost(body, {
        userId: us.id,
        username: us.username,
        posts,
        recentTexts: new Set(recent.map(typedText)),
      });
      if (judged.kind === 'refused') return judged;
      const { text, original, price } = judged;
      wallet.charge(price);
      const id = world.newId();
      const post = ownPost(world, id, text, original);
      posts.add(post);
      return {
        kind: 'done',
        status: 201,
        answer: { data: { id, text: post.text, edit_history_tweet_ids: [id] } },
        messageId: id,
      };
    },
  };
}

/** Posts, and what comes along with them. */
function chargeAll(
  { wallet }: World,
  price: 'owned-read' | 'post-read',
  posts: readonly Post[],
  includes: ReturnType<typeof showPosts>['includes'],
): void {
  wallet.chargeReads(price, posts);
  wallet.chargeReads('post-read', includes.tweets ?? []);
  wallet.chargeReads('user-read', includes.users ?? []);
}

/** What was typed, without the names before it. */
function typedText({ text, hiddenStart }: Post): string {
  return [...text].slice(hiddenStart).join('');
}

function refused(problem: Extract<Outcome, { kind: 'refused' }>['problem']): Outcome {
  return { kind: 'refused', problem };
}
