/** How an Instagram account or a page was connected, which decides the host and whose token is used. */
export type Login = 'facebook' | 'instagram';

/** A page or Instagram account of ours. */
export interface MetaAccount {
  readonly object: 'page' | 'instagram';
  /** As webhooks name it. */
  readonly id: string;
  readonly login: Login;
  /** Whose path messages are sent under: of an Instagram account connected to a page, the page's. */
  readonly sendsAs: string;
  /** The page's token, or the Instagram user's. */
  readonly token: string;
}

/** All of them, by their ids. */
export type MetaAccounts = ReadonlyMap<string, MetaAccount>;

/** What is known of them from the settings. */
export interface AccountSettings {
  /** Tokens of pages, by page id. */
  readonly pages: ReadonlyMap<string, string> | undefined;
  /** Page ids of Instagram accounts connected to a page, by account id. */
  readonly pageInstagram: ReadonlyMap<string, string> | undefined;
  /** Tokens of Instagram accounts connected by Instagram itself, by account id. */
  readonly instagram: ReadonlyMap<string, string> | undefined;
}

/** Joins the settings. An Instagram account whose page is not among the pages is left out: the settings refuse that. */
export function joinAccounts({
  pages = new Map(),
  pageInstagram = new Map(),
  instagram = new Map(),
}: AccountSettings): MetaAccounts {
  const accounts: MetaAccount[] = [
    ...[...pages].map(
      ([id, token]): MetaAccount => ({ object: 'page', id, login: 'facebook', sendsAs: id, token }),
    ),
    ...[...pageInstagram].flatMap(([id, page]): MetaAccount[] => {
      const token = pages.get(page);
      return token === undefined
        ? []
        : [{ object: 'instagram', id, login: 'facebook', sendsAs: page, token }];
    }),
    ...[...instagram].map(
      ([id, token]): MetaAccount => ({ object: 'instagram', id, login: 'instagram', sendsAs: id, token }),
    ),
  ];
  return new Map(accounts.map((account) => [account.id, account]));
}
