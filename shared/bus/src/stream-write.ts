import type { Publication, StreamName } from '@kanal/contracts';
import type { topologyNames } from './topology.js';

/** The stream that carries the send ledger's bucket. */
export type SendsStream = `KV_${(typeof topologyNames)['sendsBucket']}`;

/** What is written to a stream: a publication, or a key of the send ledger, which shares its way to the disk. */
export type StreamWrite = Omit<Publication, 'stream'> & { readonly stream: StreamName | SendsStream };
