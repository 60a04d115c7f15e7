import { BlockList } from 'node:net';

/** True when a block of IPv4 addresses, such as `10.0.0.0/16`, contains all addresses of another. */
export function containsBlock(outer: string, inner: string): boolean {
  const [outerAddress, outerLength] = parse(outer);
  const [innerAddress, innerLength] = parse(inner);
  if (innerLength < outerLength) return false;
  const block = new BlockList();
  block.addSubnet(outerAddress, outerLength);
  return block.check(innerAddress);
}

function parse(block: string): readonly [address: string, prefixLength: number] {
  const [address = '', length = '32'] = block.split('/');
  return [address, Number(length)];
}
