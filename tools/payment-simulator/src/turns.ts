/** Runs work that has a name in common one after the other, and all other work at the same time. */
export type Turns = <T>(names: readonly string[], work: () => Promise<T>) => Promise<T>;

export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return (names, work) => {
    const before = names.map((name) => last.get(name));
    const turn = Promise.allSettled(before).then(work);
    const over = turn.then(
      () => undefined,
      () => undefined,
    );
    for (const name of names) last.set(name, over);
    void over.then(() => {
      for (const name of names) if (last.get(name) === over) last.delete(name);
    });
    return turn;
  };
}
