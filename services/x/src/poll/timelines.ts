import type { XApi } from '../api/x-api.js';
import { callSignal } from './call-signal.js';
import type { Timeline } from './read-pages.js';

/** X has the newest 800 posts that mention us, in pages of a hundred. https://docs.x.com/x-api/posts/timelines/integrate */
const mentionPages = 8;

/** X takes fifteen questions in a quarter of an hour; the next round goes on where this one has ended. */
const directPages = 10;

/** The posts that mention us. */
export function mentionsTimeline(api: Pick<XApi, 'mentions'>, signal: AbortSignal): Timeline {
  return {
    kind: 'mentions',
    maxPages: mentionPages,
    endsWith: 'gap',
    ask: ({ newestId, beganMs }, paginationToken) =>
      api.mentions(
        {
          ...(newestId === undefined
            ? { startTime: `${new Date(beganMs).toISOString().slice(0, 19)}Z` }
            : { sinceId: newestId }),
          ...(paginationToken !== undefined && { paginationToken }),
        },
        callSignal(signal),
      ),
  };
}

/** Our direct messages. X has no question for those after another one: pages are turned until there is an old one. */
export function directTimeline(api: Pick<XApi, 'directEvents'>, signal: AbortSignal): Timeline {
  return {
    kind: 'direct',
    maxPages: directPages,
    endsWith: 'rest',
    ask: (_record, paginationToken) =>
      api.directEvents(paginationToken === undefined ? {} : { paginationToken }, callSignal(signal)),
  };
}
