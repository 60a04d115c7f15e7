import { assert, array, integer, nat, property, record, boolean, uint8Array } from 'fast-check';
import { frameSizes } from './frame-sizes.ts';

interface Frame {
  readonly length: number;
  readonly isMasked: boolean;
  readonly fill: number;
}

/** RFC 6455, 5.2. */
function bytesOf({ length, isMasked, fill }: Frame): Buffer {
  const mask = isMasked ? 0x80 : 0;
  const short = length < 126 ? length : length < 65_536 ? 126 : 127;
  const rest = Buffer.alloc(short === 127 ? 8 : short === 126 ? 2 : 0);
  if (short === 126) rest.writeUInt16BE(length);
  if (short === 127) rest.writeBigUInt64BE(BigInt(length));
  const payload = Buffer.alloc(length + (isMasked ? 4 : 0), fill);
  return Buffer.concat([Buffer.from([0x81, mask | short]), rest, payload]);
}

const frame = record({
  length: integer({ min: 0, max: 70_000 }),
  isMasked: boolean(),
  fill: nat(255),
});

it('tells the length of each frame, in whatever pieces the bytes come', () => {
  const some = property(
    array(frame, { maxLength: 5 }),
    uint8Array({ minLength: 1 }),
    (frames, cuts) => {
      const sizes: number[] = [];
      const read = frameSizes((bytes) => sizes.push(bytes));
      const all = Buffer.concat(frames.map(bytesOf));
      for (let at = 0, turn = 0; at < all.length; turn++) {
        const size = 1 + (cuts[turn % cuts.length] ?? 0) * (turn % 3 === 0 ? 1 : 200);
        read(all.subarray(at, at + size));
        at += size;
      }
      expect(sizes).toEqual(frames.map(({ length }) => length));
    },
  );
  assert(some, { numRuns: 50 });
});

it('tells it as soon as the frame begins', () => {
  const sizes: number[] = [];
  frameSizes((bytes) => sizes.push(bytes))(
    bytesOf({ length: 40_000, isMasked: true, fill: 0 }).subarray(0, 4),
  );
  expect(sizes).toEqual([40_000]);
});
