/** The work of one statement, at one size of its tables. */
export interface Work {
  /** Rows and index entries that were read. */
  readonly rowsRead: number;
  /** Rows that were returned, or written. */
  readonly rowsReturned: number;
  /** Pages of 8 KiB, from the cache or from the disk. */
  readonly buffers: number;
  /** CPU time of the server in milliseconds. */
  readonly cpu: number;
}

/** Below this, a statement is quick however it grows: some pages of each index that it reads or writes. */
const floor = { rowsRead: 100, buffers: 100 };

interface Sized {
  readonly size: number;
  readonly work: Work;
}

/**
 * The reason why a statement grows faster than the logarithm of its table and the size of its answer; undefined when
 * it does not. CPU time counts for nothing, since other programs disturb it.
 */
export function growthOf(small: Sized, large: Sized): string | undefined {
  const logarithm = Math.log(large.size) / Math.log(small.size);
  const answer = Math.max(1, (large.work.rowsReturned + 1) / (small.work.rowsReturned + 1));
  const excess = (['rowsRead', 'buffers'] as const).flatMap((what) => {
    const most = Math.max(small.work[what], floor[what]) * logarithm * answer;
    const [before, after] = [small.work[what], large.work[what]];
    return after > most ? [`${words[what]} grow from ${before} to ${after}`] : [];
  });
  return excess.length === 0 ? undefined : excess.join(', ');
}

const words = { rowsRead: 'rows', buffers: 'pages' };

/** The larger of each figure, for a statement that runs with several values. */
export function mostWork(a: Work | undefined, b: Work): Work {
  if (a === undefined) return b;
  return {
    rowsRead: Math.max(a.rowsRead, b.rowsRead),
    rowsReturned: Math.max(a.rowsReturned, b.rowsReturned),
    buffers: Math.max(a.buffers, b.buffers),
    cpu: Math.max(a.cpu, b.cpu),
  };
}
