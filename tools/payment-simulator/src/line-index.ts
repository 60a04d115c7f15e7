/** Number of lines between two whose place is known. */
const step = 256;

/** The places of some lines of a file, so that any line is found without reading all before it. */
export interface LineIndex {
  /** Number of lines, and of their bytes. */
  readonly lines: number;
  readonly bytes: number;
  /** Adds a line at the end. */
  add(bytes: number): void;
  /** The byte at which to begin, and the lines to skip from there on; undefined after the last line. */
  find(line: number): { readonly start: number; readonly skip: number } | undefined;
}

export function createLineIndex(): LineIndex {
  const places: number[] = [];
  let [lines, bytes] = [0, 0];
  return {
    get lines() {
      return lines;
    },
    get bytes() {
      return bytes;
    },
    add: (length) => {
      if (lines % step === 0) places.push(bytes);
      lines += 1;
      bytes += length;
    },
    find: (line) => {
      const start = places[Math.floor(line / step)];
      return start === undefined ? undefined : { start, skip: line % step };
    },
  };
}
