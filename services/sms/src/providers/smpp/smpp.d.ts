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

  const smpp: {
    connect(options: { readonly host: string; readonly port: number; readonly tls: boolean }): Session;
    createServer(onSession: (session: Session) => void): Server;
  };
  export default smpp;
}
