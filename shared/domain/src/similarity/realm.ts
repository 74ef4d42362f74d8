/**
 * Who may see a complaint, as far as duplicates go: complaints of two realms are never compared, grouped or merged. The
 * reporter of a secret one may be found out by whoever sees with what it was put together; and what is answered to a
 * public one is public.
 */
export type Realm = 'public' | 'anonymous' | 'secret' | 'secret-anonymous';

/** The realm of a complaint, by its two flags, which are independent (domain reference, section 3). */
export function realmOf({
  secret,
  anonymous,
}: {
  readonly secret: boolean;
  readonly anonymous: boolean;
}): Realm {
  if (secret) return anonymous ? 'secret-anonymous' : 'secret';
  return anonymous ? 'anonymous' : 'public';
}
