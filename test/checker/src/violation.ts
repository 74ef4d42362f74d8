/** A promise that was broken. */
export type ViolationKind =
  | 'accepted, not recorded'
  | 'recorded, never sent'
  | 'recorded although forged'
  | 'not settled'
  | 'in no complaint'
  | 'in more than one complaint'
  | 'twice in its complaint'
  | 'its receipt names another complaint'
  | 'complaint holds a message nobody recorded'
  | 'left in an outbox'
  | 'two complaints with one ticket'
  | 'answered more than once'
  | 'more answers than questions'
  | 'answer without a question'
  | 'not answered and nobody can see it'
  | 'its status fell behind'
  | 'its status was never recorded'
  | 'call against the specification';

/** A broken promise and the id of the message, complaint, reply or citizen it is about. */
export interface Violation {
  readonly kind: ViolationKind;
  readonly about: string;
}
