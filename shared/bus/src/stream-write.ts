import type { Publication, StreamName } from '@kanal/contracts';
import type { BucketName } from './topology.js';

/** The stream that carries a bucket. */
export type BucketStream = `KV_${BucketName}`;

/** What is written to a stream: a publication, or a key of a bucket, which shares its way to the disk. */
export type StreamWrite = Omit<Publication, 'stream'> & { readonly stream: StreamName | BucketStream };
