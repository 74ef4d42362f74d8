import { z } from 'zod';
import type { Operation } from './calls.js';
import { timeOfSnowflake } from './ids.js';
import { conversationOf, type DirectMessage } from './messages.js';
import { problems } from './problems.js';
import { showPerson } from './show-person.js';
import type { Shown } from './show-post.js';
import { readPage } from './timeline.js';
import { readView } from './view.js';
import type { World } from './world.js';

/** https://docs.x.com/x-api/direct-messages/manage/integrate; media are for the app of a person, not for ours. */
const messageSchema = z.strictObject({
  text: z.string().min(1, 'is empty').max(10_000, 'has more than 10000 characters'),
});

/** `POST /2/dm_conversations/with/:id/messages`: to somebody who has written to us. */
export function createMessage(world: World): Operation {
  const { us, people, messages, wallet } = world;
  const violationsOf = (body: unknown) =>
    (messageSchema.safeParse(body).error?.issues ?? []).map(({ path, message }) =>
      `${path.join(' ')} ${message}`.trim(),
    );
  return {
    name: 'dm.create',
    callers: ['user'],
    isCreation: true,
    about: ({ params }, body) => ({
      citizen: people.find(String(params['id']))?.id ?? null,
      violations: violationsOf(body),
      ...(typeof body['text'] === 'string' ? { text: body['text'] } : {}),
    }),
    run: ({ params }, body) => {
      const [violation] = violationsOf(body);
      if (violation !== undefined) return { kind: 'refused', problem: problems.invalid(`$.${violation}`) };
      const person = people.find(String(params['id']));
      if (person === undefined || !messages.hasWritten(person.id)) {
        return { kind: 'refused', problem: problems.noMessagesTo };
      }
      wallet.charge('dm-create');
      const id = world.newId();
      messages.add({ id, senderId: us.id, recipientId: person.id, text: String(body['text']), media: [] });
      return {
        kind: 'done',
        status: 201,
        answer: { data: { dm_conversation_id: conversationOf(us.id, person.id), dm_event_id: id } },
        messageId: id,
      };
    },
  };
}

/** `GET /2/dm_events`, and those with one person: `GET /2/dm_conversations/with/:id/dm_events`. */
export function listMessages(world: World): Operation {
  return {
    name: 'dm.list',
    callers: ['user'],
    about: ({ params }) => ({ citizen: typeof params['id'] === 'string' ? params['id'] : null }),
    run: ({ params, query }) => {
      const { id: personId } = params;
      const { 'dm_event.fields': eventFields, event_types: types, ...others } = query;
      const wanted = readView(withoutSenders(others));
      if (wanted.kind === 'refused') return wanted;
      const isOnlyOthers = types !== undefined && !String(types).split(',').includes('MessageCreate');
      const all = isOnlyOthers
        ? []
        : world.messages.list(typeof personId === 'string' ? personId : undefined);
      const read = readPage(all, query, { least: 1, most: 100, usual: 100 });
      if (read.kind === 'refused') return read;
      const { items, meta } = read.page;
      world.wallet.chargeReads(
        'dm-read',
        items.map(({ id }) => id),
      );
      const fields = new Set(['id', 'event_type', 'text', ...String(eventFields ?? '').split(',')]);
      const senders = new Set(items.map(({ senderId }) => senderId));
      const users = String(query['expansions'] ?? '')
        .split(',')
        .includes('sender_id')
        ? [...senders].flatMap((id) => world.people.find(id) ?? [])
        : [];
      return {
        kind: 'done',
        answer: {
          ...(items.length === 0 ? {} : { data: items.map((item) => show(item, fields)) }),
          ...(users.length === 0
            ? {}
            : { includes: { users: users.map((user) => showPerson(user, wanted.view.user)) } }),
          meta: {
            result_count: meta['result_count'],
            ...(meta['next_token'] ? { next_token: meta['next_token'] } : {}),
          },
        },
      };
    },
  };
}

/** Messages have expansions of their own; the others are those of posts. */
function withoutSenders(query: Shown): Shown {
  const { expansions, ...others } = query;
  const left = String(expansions ?? '')
    .split(',')
    .filter((each) => each !== '' && each !== 'sender_id' && each !== 'participant_ids');
  return { ...others, expansions: left.join(',') };
}

/** https://docs.x.com/x-api/direct-messages/get-dm-events; a MessageCreate has no `participant_ids`. */
function show(message: DirectMessage, fields: ReadonlySet<string>): Shown {
  const { id, senderId, recipientId, text, media } = message;
  const whole: Shown = {
    id,
    event_type: 'MessageCreate',
    text,
    sender_id: senderId,
    created_at: new Date(timeOfSnowflake(id)).toISOString(),
    dm_conversation_id: conversationOf(senderId, recipientId),
    ...(media.length === 0 ? {} : { attachments: { media_keys: media.map(({ key }) => key) } }),
  };
  return Object.fromEntries(Object.entries(whole).filter(([name]) => fields.has(name)));
}
