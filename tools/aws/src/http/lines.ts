const writers = new Set<() => void>();
process.once('exit', () => writers.forEach((flush) => flush()));

/**
 * Writes lines, several at once: to write to a pipe or file costs more than the line itself.
 * @param patience milliseconds that a line waits for others; 0 for those of the same turn alone
 */
export function createLines(
  write: (text: string) => void,
  delayMs: number,
): (line: string) => void {
  let buffered = '';
  const flush = () => {
    const text = buffered;
    buffered = '';
    if (text) write(text);
  };
  writers.add(flush);
  return (line) => {
    if (!buffered) later(flush, delayMs);
    buffered += `${line}\n`;
  };
}

function later(flush: () => void, delayMs: number): void {
  if (delayMs > 0) setTimeout(flush, delayMs);
  else setImmediate(flush);
}
