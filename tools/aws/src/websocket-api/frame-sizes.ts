/** Reads a client's bytes, in whatever pieces they come, and tells the length of each frame as it begins. */
export function frameSizes(onFrame: (bytes: number) => void): (chunk: Buffer) => void {
  let head = Buffer.alloc(0);
  let skip = 0;

  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      const skipped = Math.min(skip, chunk.length - at);
      skip -= skipped;
      at += skipped;
      if (at === chunk.length) return;
      head = Buffer.concat([head, chunk.subarray(at, at + 1)]);
      at += 1;
      const length = lengthIn(head);
      if (length === undefined) continue;
      onFrame(length);
      skip = length + (isMasked(head) ? 4 : 0);
      head = Buffer.alloc(0);
    }
  };
}

/** RFC 6455, 5.2: seven bits, or the two or eight bytes behind them. */
function lengthIn(head: Buffer): number | undefined {
  if (head.length < 2) return undefined;
  const short = (head[1] ?? 0) & 0x7f;
  if (short === 126) return head.length < 4 ? undefined : head.readUInt16BE(2);
  if (short === 127) return head.length < 10 ? undefined : Number(head.readBigUInt64BE(2));
  return short;
}

function isMasked(head: Buffer): boolean {
  return ((head[1] ?? 0) & 0x80) !== 0;
}
