import type { Citizen } from './citizens.js';

/** A citizen's public words: under a post of ours, or where somebody else's post or comment mentions us. */
export interface Comment {
  readonly id: string;
  readonly citizen: Citizen;
  readonly text: string;
  readonly writtenMs: number;
  /** The picture it stands under, or whose caption it is. */
  readonly mediaId: string;
  /** `caption`: the words are those of the picture itself, and the id is the picture's. */
  readonly place: 'ours' | 'mention' | 'caption';
}

/** The public words the accounts have been told of. */
export interface Comments {
  /** The first words told of an id stay, with their time; an edit goes through `edit`. */
  add(comment: Comment): void;
  edit(id: string, text: string): void;
  /** Its writer has removed it. */
  remove(id: string): void;
  get(id: string): Comment | undefined;
  /** Takes the one private reply there is to each; false when it was taken before. */
  takePrivateReply(id: string): boolean;
}

/** Knows none at first. */
export function createComments(): Comments {
  const comments = new Map<string, Comment>();
  const answered = new Set<string>();
  return {
    add: (comment) => {
      if (!comments.has(comment.id)) comments.set(comment.id, comment);
    },
    edit: (id, text) => {
      const comment = comments.get(id);
      if (comment !== undefined) comments.set(id, { ...comment, text });
    },
    remove: (id) => void comments.delete(id),
    get: (id) => comments.get(id),
    takePrivateReply: (id) => {
      if (answered.has(id)) return false;
      answered.add(id);
      return true;
    },
  };
}
