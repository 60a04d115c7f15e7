/**
 * Posts what is said in one turn of the event loop together: to wake a thread costs more than what it is told.
 */
export function batchPerTurn<T>(post: (items: readonly T[]) => void): (item: T) => void {
  let batch: T[] = [];
  const flush = () => {
    const items = batch;
    batch = [];
    post(items);
  };
  return (item) => {
    if (batch.push(item) === 1) setImmediate(flush);
  };
}
