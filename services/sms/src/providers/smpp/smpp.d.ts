/** The part of npm `smpp` 0.5.1 that is used here; it has no types of its own. https://github.com/farhadi/node-smpp */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server } from 'node:net';

  export type Fields = Readonly<Record<string, unknown>>;

  export interface Pdu extends Fields {
    readonly command: string;
    readonly command_status: number;
    isResponse(): boolean;
    /** Throws for a request that has no response. */
    response(fields?: Fields): Pdu;
  }

  /** False when the socket cannot be written to; then the callback is never called. It may also never be otherwise. */
  type Request = (fields: Fields, onResponse?: (response: Pdu) => void) => boolean;

  export interface Session extends EventEmitter {
    readonly bind_transceiver: Request;
    readonly submit_sm: Request;
    readonly deliver_sm: Request;
    readonly enquire_link: Request;
    readonly unbind: Request;
    send(pdu: Pdu): boolean;
    close(): void;
    destroy(): void;
  }

  /** How a message is written and read; `this` is the PDU. */
  export interface MessageFilter {
    encode(this: Pdu, value: unknown): unknown;
    decode(this: Pdu, value: unknown, skipHeader: unknown): unknown;
  }

  interface Command {
    readonly id: number;
    readonly params: { readonly short_message: object } & Readonly<Record<string, object>>;
  }

  const smpp: {
    connect(options: {
      readonly host: string;
      readonly port: number;
      readonly tls: boolean;
      readonly ca?: readonly string[];
    }): Session;
    createServer(onSession: (session: Session) => void): Server;
    createServer(
      options: { readonly key: string; readonly cert: string },
      onSession: (session: Session) => void,
    ): Server;
    readonly filters: { readonly message: MessageFilter };
    readonly commands: { readonly deliver_sm: Command };
    readonly tlvs: { readonly message_payload: object };
    readonly PDU: new (command: string, fields: Fields) => Pdu;
    /** Replaces what there is of that name. */
    addCommand(name: string, command: Command): void;
    addTLV(name: string, tlv: object): void;
    /** `language` is the identifier of a national table; an unknown one is the basic alphabet. */
    readonly gsmCoder: { decode(octets: Uint8Array, language: number): string };
  };
  export default smpp;
}
