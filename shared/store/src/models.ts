import { type Connection, type Model, Schema, type SchemaDefinition } from 'mongoose';
import type { AccessDocument } from './accesses.js';
import type {
  ComplaintDocument,
  ConversationDocument,
  DeliveryDocument,
  ReceiptDocument,
} from './documents.js';

/** The collections through mongoose: their shapes, checked on what a person or a migration writes, and their reads. */
export interface Models {
  readonly receipts: Model<ReceiptDocument>;
  readonly conversations: Model<ConversationDocument>;
  readonly complaints: Model<ComplaintDocument>;
  readonly deliveries: Model<DeliveryDocument>;
  readonly accesses: Model<AccessDocument>;
}

const sub = (shape: SchemaDefinition): Schema => new Schema(shape, { _id: false });
const required = <T>(type: T) => ({ type, required: true });

const key = sub({ v: required(Number), wrapped: required(Buffer) });
const entry = sub({
  id: required(String),
  kind: required(String),
  createdAt: required(Date),
  dueAt: required(Date),
  held: sub({ until: required(Date), isPublic: required(Boolean) }),
  trace: Schema.Types.Mixed,
  payload: Schema.Types.Mixed,
  key,
  sealed: Buffer,
});
const reply = sub({
  id: required(String),
  createdAt: required(Date),
  publishedAt: required(Date),
  key,
  sealed: Buffer,
});
const clock = sub({
  name: required(String),
  kind: required(String),
  startedAt: required(Date),
  zone: required(String),
  workingDays: required(Number),
  dueOn: required(String),
  dueAt: required(Date),
  policyId: required(String),
  calendarVersion: required(String),
  isPrediction: required(Boolean),
  isPausable: required(Boolean),
  basis: sub({ class: String, category: String, agency: String }),
  warnings: [sub({ percent: required(Number), at: required(Date) })],
  warned: [Number],
  pauses: [sub({ from: required(Date), to: Date })],
  stoppedAt: Date,
  history: [
    sub({
      at: required(Date),
      actor: required(String),
      dueOn: required(String),
      workingDays: required(Number),
      policyId: required(String),
      calendarVersion: required(String),
    }),
  ],
});
const consent = sub({ state: required(String), at: required(Date) });
const record = { _id: required(String), schemaVersion: required(Number) };
const origin = { channel: required(String), account: required(String) };

const receiptSchema = {
  ...record,
  ...origin,
  conversation: required(String),
  sentAt: required(Date),
  receivedAt: Date,
  author: String,
  edits: String,
  withdrawn: sub({ at: required(Date), by: required(String), files: required(Number) }),
  state: { type: String, enum: ['received', 'settled'], required: true },
  outcome: String,
  reasons: { type: [String], default: undefined },
  setAside: String,
  complaintId: String,
  settledAt: Date,
  media: [sub({ index: required(Number), at: required(Date), result: Schema.Types.Mixed })],
  key,
  sealed: required(Buffer),
};

const conversationSchema = {
  ...record,
  ...origin,
  identities: [String],
  lastInboundAt: Date,
  askedAt: Date,
  guidedAt: Date,
  wishes: sub({ anonymous: Date, secret: Date }),
  consent,
  outbox: [entry],
  replies: [reply],
  key,
  sealed: required(Buffer),
};

const complaintSchema = {
  ...record,
  ...origin,
  ticket: required(String),
  state: required(String),
  agency: String,
  history: [sub({ state: required(String), at: required(Date), actor: required(String), reason: String })],
  conversation: required(String),
  serial: required(Number),
  openedAt: required(Date),
  lastMessageAt: required(Date),
  messages: [sub({ id: required(String), at: required(Date), role: required(String) })],
  changes: [sub({ id: required(String), at: required(Date), change: required(String) })],
  narrativeOf: sub({ id: required(String), at: required(Date), withdrawn: Boolean }),
  clocks: [clock],
  clocksNextAt: Date,
  clocksRevision: Number,
  identities: [String],
  anonymous: required(Boolean),
  secret: required(Boolean),
  assessment: Schema.Types.Mixed,
  handOff: sub({ at: required(Date), by: required(String), trackingId: String }),
  flags: Schema.Types.Mixed,
  told: Schema.Types.Mixed,
  owed: { type: [Schema.Types.Mixed], default: undefined },
  mergedInto: sub({
    id: required(String),
    at: required(Date),
    actor: required(String),
    previousState: required(String),
  }),
  mergedAt: Date,
  merges: Number,
  outbox: [entry],
  replies: [reply],
  key,
  sealedReporter: required(Buffer),
  sealedNarrative: required(Buffer),
};

const deliverySchema = {
  _id: required(String),
  channel: required(String),
  status: required(String),
  rank: required(Number),
  providerMessageId: String,
  code: String,
  reason: String,
  at: required(Date),
  isOrphan: Boolean,
};

const accessSchema = {
  at: required(Date),
  actor: required(String),
  ticket: required(String),
  purpose: required(String),
};

/** Declares the models on a connection. Indexes are the migrations' alone. */
export function createModels(connection: Connection): Models {
  const model = <T>(name: string, shape: SchemaDefinition) =>
    connection.model<T>(
      name,
      new Schema(shape, {
        collection: name,
        strict: 'throw',
        versionKey: false,
        autoIndex: false,
        autoCreate: false,
        bufferCommands: false,
      }) as unknown as Schema<T>,
    );
  return {
    receipts: model<ReceiptDocument>('receipts', receiptSchema),
    conversations: model<ConversationDocument>('conversations', conversationSchema),
    complaints: model<ComplaintDocument>('complaints', complaintSchema),
    deliveries: model<DeliveryDocument>('deliveries', deliverySchema),
    accesses: model<AccessDocument>('accesses', accessSchema),
  };
}
