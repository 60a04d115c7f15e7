/** Writes lines, all of one turn of the event loop at once: a request must not wait for the pipe of its log. */
export function createLines(write: (text: string) => void): (line: string) => void {
  let waiting = '';
  const flush = () => {
    const text = waiting;
    waiting = '';
    if (text) write(text);
  };
  process.once('exit', flush);
  return (line) => {
    if (!waiting) setImmediate(flush);
    waiting += `${line}\n`;
  };
}
