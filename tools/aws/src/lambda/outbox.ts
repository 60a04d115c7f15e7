/**
 * Posts what is said in one turn of the event loop together: to wake a thread costs more than what it is told.
 */
export function createOutbox<T>(post: (items: readonly T[]) => void): (item: T) => void {
  let waiting: T[] = [];
  const flush = () => {
    const items = waiting;
    waiting = [];
    post(items);
  };
  return (item) => {
    if (waiting.push(item) === 1) setImmediate(flush);
  };
}
