import { channelSchema } from '@kanal/contracts';
import { z } from 'zod';

/**
 * What an account of ours does with complaints, besides recording each of them:
 * - `arahkan_saja`: tells the citizen the way to LAPOR!; nobody works on it unless the citizen asks for that.
 * - `catat_dan_arahkan`: the same, and it stands in the queue, for a person to enter into LAPOR!.
 * - `catat_dan_input`: it goes to the hand-off queue at once, and the citizen is told so.
 * Which of them LAPOR! wants is open (docs/architecture.md, assumptions): hence a setting for each account.
 */
export const channelPolicySchema = z.enum(['arahkan_saja', 'catat_dan_arahkan', 'catat_dan_input']);

/** What an account of ours does with complaints. */
export type ChannelPolicy = z.infer<typeof channelPolicySchema>;

/** The setting of kind `channel-policies`. A row with an account outweighs one for its whole channel. */
export const channelPoliciesSchema = z
  .array(
    z.strictObject({
      channel: channelSchema,
      /** As inbound messages name it; without it the row is for every account of the channel. */
      account: z.string().min(1).max(200).optional(),
      policy: channelPolicySchema,
    }),
  )
  .max(200)
  .refine((rows) => new Set(rows.map(keyOf)).size === rows.length, {
    error: 'an account, or a whole channel, stands in two rows: leave one',
  });

/** The setting of kind `channel-policies`. */
export type ChannelPolicies = z.infer<typeof channelPoliciesSchema>;

/** What an account does while nobody has said otherwise. */
export const defaultChannelPolicy: ChannelPolicy = 'catat_dan_arahkan';

function keyOf({ channel, account = '' }: { channel: string; account?: string | undefined }): string {
  return `${channel}:${account}`;
}

/** The policy of the account that a message came to. */
export function channelPolicyOf(
  policies: ChannelPolicies,
  { channel, account }: Pick<ChannelPolicies[number], 'channel'> & { readonly account: string },
): ChannelPolicy {
  const ofChannel = policies.filter((row) => row.channel === channel);
  const row =
    ofChannel.find((one) => one.account === account) ?? ofChannel.find((one) => one.account === undefined);
  return row?.policy ?? defaultChannelPolicy;
}
