const open = new Set<() => void>();
process.once('exit', () => open.forEach((flush) => flush()));

/**
 * Writes lines, several at once: to write to a pipe or file costs more than the line itself.
 * @param patience milliseconds that a line waits for others; 0 for those of the same turn alone
 */
export function createLines(
  write: (text: string) => void,
  patience: number,
): (line: string) => void {
  let waiting = '';
  const flush = () => {
    const text = waiting;
    waiting = '';
    if (text) write(text);
  };
  open.add(flush);
  return (line) => {
    if (!waiting) later(flush, patience);
    waiting += `${line}\n`;
  };
}

function later(flush: () => void, patience: number): void {
  if (patience > 0) setTimeout(flush, patience);
  else setImmediate(flush);
}
