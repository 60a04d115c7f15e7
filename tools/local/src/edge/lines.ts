/** Milliseconds that a line waits for others. */
const patience = 20;

/** Writes lines, several at once: each write to a pipe costs a request more than the line itself. */
export function createLines(write: (text: string) => void): (line: string) => void {
  let waiting = '';
  const flush = () => {
    const text = waiting;
    waiting = '';
    if (text) write(text);
  };
  process.once('exit', flush);
  return (line) => {
    if (!waiting) setTimeout(flush, patience);
    waiting += `${line}\n`;
  };
}
