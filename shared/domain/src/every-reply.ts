import { complaintStates } from './complaint-state.js';
import * as replies from './replies.js';

/**
 * Every text that a citizen of this channel can get, by its name, to be measured against what one message holds.
 * `publicStatusHint` is not among them: only who asks in public gets it.
 */
export function everyReply(
  of: Omit<replies.Acknowledged, 'isUnreadable'>,
  voice: replies.AgencyVoice,
): [name: string, text: string][] {
  const { ticket } = of;
  return [
    ['acknowledgement', replies.acknowledgement({ ...of, isUnreadable: false }, voice)],
    ['acknowledgement, unreadable', replies.acknowledgement({ ...of, isUnreadable: true }, voice)],
    ['resendRequest', replies.resendRequest(voice)],
    ['unknownTicketAnswer', replies.unknownTicketAnswer(ticket, voice)],
    ['noComplaintAnswer', replies.noComplaintAnswer(voice)],
    ['stopConfirmation', replies.stopConfirmation(voice)],
    ['startConfirmation', replies.startConfirmation(voice)],
    ['helpAnswer', replies.helpAnswer(voice)],
    ...complaintStates.map((state): [string, string] => [
      `statusAnswer ${state}`,
      replies.statusAnswer(ticket, state, voice),
    ]),
  ];
}
