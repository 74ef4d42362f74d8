import type { MetaSettings } from './settings.js';

/** What a webhook is about, as Meta names it: the Page or the Instagram account. */
export type MetaObject = 'page' | 'instagram';

/** One of the two accounts, with what opens the API for it. */
export interface Account {
  readonly object: MetaObject;
  readonly id: string;
  readonly token: string;
  readonly appSecret: string;
}

/** Both accounts, the Page first. */
export function accountsOf(settings: MetaSettings): Readonly<Record<MetaObject, Account>> {
  const { appSecret } = settings;
  return {
    page: { object: 'page', id: settings.pageId, token: settings.pageToken, appSecret },
    instagram: {
      object: 'instagram',
      id: settings.instagramId,
      token: settings.instagramToken,
      appSecret,
    },
  };
}
