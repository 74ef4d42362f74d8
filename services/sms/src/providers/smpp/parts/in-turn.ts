/** Runs work of one key one after another, in order, also after a failure; that of other keys beside it. */
export function createInTurn(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const newest = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const turn = (newest.get(key) ?? Promise.resolve()).then(work, work);
    newest.set(key, turn);
    const forget = () => {
      if (newest.get(key) === turn) newest.delete(key);
    };
    turn.then(forget, forget);
    return turn;
  };
}
