import smpp, { type MessageFilter } from 'smpp';

/**
 * Tells the library to leave the message of every `deliver_sm` as the octets it came in. Of its own it decodes each by
 * itself, and what an octet of another alphabet or half a character was can then no longer be found out. It is told by its
 * interface for extensions, for the whole process, and again without effect.
 */
export function takeMessagesAsOctets(): void {
  const { encode, decode } = smpp.filters.message;
  const filter: MessageFilter = {
    encode,
    decode(value, skipHeader) {
      return this.command === 'deliver_sm' ? value : decode.call(this, value, skipHeader);
    },
  };
  const { deliver_sm: deliver } = smpp.commands;
  smpp.addCommand('deliver_sm', {
    ...deliver,
    params: { ...deliver.params, short_message: { ...deliver.params.short_message, filter } },
  });
  smpp.addTLV('message_payload', { ...smpp.tlvs.message_payload, filter });
}
