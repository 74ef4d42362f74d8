import makeWASocket, {
  type AuthenticationState,
  Browsers,
  makeCacheableSignalKeyStore,
  type proto,
  type SocketConfig,
  type WASocket,
} from 'baileys';

/** What is used of the library's socket. It is good for one connection. */
export type DeviceSocket = Pick<
  WASocket,
  'relayMessage' | 'sendPresenceUpdate' | 'requestPairingCode' | 'waitForMessage' | 'end'
> & {
  readonly ev: Pick<WASocket['ev'], 'on' | 'emit'>;
};

/** What a connection needs. */
export interface OpenSocketOptions {
  readonly auth: AuthenticationState;
  readonly logger: SocketConfig['logger'];
  /** What was sent under this id, for a phone that asks for it again. */
  readonly getMessage: (messageId: string) => Promise<proto.IMessage | undefined>;
}

/** Opens a connection to WhatsApp; what becomes of it comes as events. */
export type OpenSocket = (options: OpenSocketOptions) => DeviceSocket;

/** Opens connections with the library. @param url another address than WhatsApp's, for tests. */
export function openWhatsapp(url?: string): OpenSocket {
  return ({ auth, logger, getMessage }) =>
    makeWASocket({
      ...(url !== undefined && { waWebSocketUrl: url }),
      auth: { creds: auth.creds, keys: makeCacheableSignalKeyStore(auth.keys, logger) },
      logger,
      browser: Browsers.ubuntu('Kanal'),
      getMessage: ({ id }) => (id ? getMessage(id) : Promise.resolve(undefined)),
      // The phone goes on ringing: a person may want to read along.
      markOnlineOnConnect: false,
      syncFullHistory: false,
      // What we send is in our own ledger already.
      emitOwnEvents: false,
      generateHighQualityLinkPreview: false,
      maxMsgRetryCount: 5,
    });
}
