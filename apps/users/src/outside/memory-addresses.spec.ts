import { memoryAddresses } from './memory-addresses.ts';

const limited = { QUARTET_RATE_LIMITS: true };

it.each([
  { who: 'two IPv4 clients', first: '192.0.2.1', second: '192.0.2.2' },
  { who: 'two IPv6 networks', first: '2001:db8:1::1', second: '2001:db8:2::1' },
])('counts $who apart', async ({ first, second }) => {
  const addresses = memoryAddresses(limited, 1);
  await addresses.consume(first);
  await addresses.consume(second);
  await expect(addresses.consume(first)).rejects.toMatchObject({ code: 'too_many_requests' });
});

it.each([
  { who: 'the addresses of one IPv6 network', first: '2001:db8::1', second: '2001:db8::2' },
  { who: 'those without an address', first: undefined, second: undefined },
])('counts $who together', async ({ first, second }) => {
  const addresses = memoryAddresses(limited, 1);
  await addresses.consume(first);
  await expect(addresses.consume(second)).rejects.toMatchObject({ code: 'too_many_requests' });
});

it('counts nothing when the rates are off', async () => {
  const addresses = memoryAddresses({ QUARTET_RATE_LIMITS: false }, 1);
  await addresses.consume('192.0.2.1');
  await expect(addresses.consume('192.0.2.1')).resolves.toBeUndefined();
});
