/** What a person sees while it runs. */
export interface Progress {
  /** A line that stays. */
  print(line: string): void;
  /** Where it is now: one line that is rewritten on a terminal, a line each few seconds elsewhere. */
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
