export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [Math.ceil, Math.floor].map(
    (round) => sorted[round((sorted.length - 1) / 2)],
  );
  if (low === undefined || high === undefined) throw new Error('nothing was measured');
  return (low + high) / 2;
}
