import type { FileHandle } from 'node:fs/promises';

interface Line {
  readonly text: string;
  /** Its length in the file, with its line feed. */
  readonly bytes: number;
}

const chunk = 65_536;
const lineFeed = 0x0a;

/** The complete lines of a file from a byte on, read in chunks; a last line without a line feed is left out. */
export async function* linesOf(file: FileHandle, start: number): AsyncGenerator<Line> {
  let rest = Buffer.alloc(0);
  let position = start;
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(chunk), 0, chunk, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    const data = Buffer.concat([rest, buffer.subarray(0, bytesRead)]);
    let from = 0;
    for (let end = data.indexOf(lineFeed); end >= 0; end = data.indexOf(lineFeed, from)) {
      yield { text: data.toString('utf8', from, end), bytes: end + 1 - from };
      from = end + 1;
    }
    rest = data.subarray(from);
  }
}
