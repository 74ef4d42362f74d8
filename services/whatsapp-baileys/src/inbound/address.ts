import type { Alias } from '@kanal/contracts';
import { isHostedLidUser, isHostedPnUser, isLidUser, isPnUser, jidDecode } from 'baileys';

/** A person's addresses at WhatsApp, each without the device. */
export interface Person {
  /** `<id>@lid`: the same for as long as the account lives, also with another phone number. */
  readonly lid?: string;
  /** `<number>@s.whatsapp.net`. WhatsApp may keep it from us. */
  readonly pn?: string;
}

/** The person an address belongs to, and perhaps a second address of theirs; undefined when it is nobody's. */
export function personAt(
  jid: string | null | undefined,
  otherJid?: string | null | undefined,
): Person | undefined {
  const person = { ...one(otherJid), ...one(jid) };
  return one(jid) ? person : undefined;
}

function one(jid: string | null | undefined): Person | undefined {
  const user = typeof jid === 'string' ? jidDecode(jid)?.user : undefined;
  if (typeof jid !== 'string' || user === undefined || !/^[0-9]{3,32}$/.test(user)) return undefined;
  if (isLidUser(jid) || isHostedLidUser(jid)) return { lid: `${user}@lid` };
  if (isPnUser(jid) || isHostedPnUser(jid) || jid.endsWith('@c.us')) return { pn: `${user}@s.whatsapp.net` };
  return undefined;
}

/**
 * The one id a person has in Kanal: the LID when it is known, else the phone's address.
 *
 * A conversation is recognised by this id, so it must not change when WhatsApp names the same person now one way, now
 * the other. The LID is the better of the two: WhatsApp addresses by it more and more, it survives a change of number,
 * and people who hide their number have nothing else. Who is named by phone only is looked up in the library's own table
 * of LIDs first, which is kept with the secrets; who is not there yet has the phone's address until WhatsApp tells the
 * LID, and then the change is told to the router. Replies reach both addresses.
 */
export function externalIdOf({ lid, pn }: Person): string {
  const id = lid ?? pn;
  if (id === undefined) throw new TypeError('a person has at least one address');
  return id;
}

/** Every name of a person that we know. */
export function aliasesOf({ lid, pn }: Person): Alias[] {
  const number = pn === undefined ? undefined : pn.slice(0, pn.indexOf('@'));
  return [
    ...(lid === undefined ? [] : [{ type: 'lid' as const, value: lid }]),
    ...(number === undefined
      ? []
      : [
          { type: 'wa-id' as const, value: number },
          { type: 'phone' as const, value: `+${number}` },
        ]),
  ];
}
