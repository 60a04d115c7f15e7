/** The output on the terminal. */
export interface Progress {
  /** Prints a line that stays. */
  print(line: string): void;
  /** Rewrites the status line on a terminal; elsewhere prints it every few seconds. */
  update(line: string): void;
}

const rest = 5_000;
const erase = '\r\u001B[2K';

export function createProgress(
  { isTTY, columns = 80 }: Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>,
  write: (text: string) => void,
): Progress {
  let shownAt = -Infinity;
  return {
    print: (line) => write(isTTY ? `${erase}${line}\n` : `${line}\n`),
    update: (line) => {
      if (isTTY) return write(`${erase}${line.slice(0, columns - 1)}`);
      if (performance.now() - shownAt < rest) return;
      shownAt = performance.now();
      write(`${line}\n`);
    },
  };
}
