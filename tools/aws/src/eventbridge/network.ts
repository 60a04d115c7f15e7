import { BlockList, isIP } from 'node:net';
import { z } from 'zod';
import { type Comparison, ofText } from './comparison.ts';

const families = { 4: 'ipv4', 6: 'ipv6' } as const;
const mostBits = { 4: 32, 6: 128 } as const;

/** Addresses such as `10.0.0.0/24` or `2001:db8::/32`. */
export const network = z.string().transform((written, context): Comparison => {
  const [, address = '', bits = ''] = /^([^/]+)\/(\d{1,3})$/.exec(written) ?? [];
  const version = versionOf(address);
  if (!version || Number(bits) > mostBits[version]) {
    context.addIssue({ code: 'custom', message: 'is no network' });
    return z.NEVER;
  }
  const list = new BlockList();
  list.addSubnet(address, Number(bits), families[version]);
  return ofText((value) => {
    const own = versionOf(value);
    return own !== undefined && list.check(value, families[own]);
  });
});

function versionOf(address: string): 4 | 6 | undefined {
  const version = isIP(address);
  return version === 4 || version === 6 ? version : undefined;
}
