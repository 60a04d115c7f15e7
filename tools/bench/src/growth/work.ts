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
 * it does not. CPU time counts for nothing, since other programs disturb it. Rows of a larger table lie further apart,
 * so that reading as many touches more pages, up to one more for each row.
 */
export function growthOf(small: Sized, large: Sized): string | undefined {
  const logarithm = Math.log(large.size) / Math.log(small.size);
  const answer = Math.max(1, (large.work.rowsReturned + 1) / (small.work.rowsReturned + 1));
  const excess = (['rowsRead', 'buffers'] as const).flatMap((what) => {
    const most = Math.max(small.work[what], floor[what]) * logarithm * answer;
    const scattered = what === 'buffers' ? small.work.buffers + small.work.rowsRead : 0;
    const [before, after] = [small.work[what], large.work[what]];
    return after > Math.max(most, scattered)
      ? [`${words[what]} grow from ${before} to ${after}`]
      : [];
  });
  return excess.length === 0 ? undefined : excess.join(', ');
}

const words = { rowsRead: 'rows', buffers: 'pages' };

/** The larger of each figure, for a statement that runs with several values. */
export function mostWork(a: Work | undefined, b: Work): Work {
  return a === undefined ? b : combined(a, b, Math.max);
}

/** The smaller of each figure, for a statement that runs several times with the same values. */
export function leastWork(a: Work, b: Work): Work {
  return combined(a, b, Math.min);
}

function combined(a: Work, b: Work, choose: (a: number, b: number) => number): Work {
  return {
    rowsRead: choose(a.rowsRead, b.rowsRead),
    rowsReturned: choose(a.rowsReturned, b.rowsReturned),
    buffers: choose(a.buffers, b.buffers),
    cpu: choose(a.cpu, b.cpu),
  };
}
