import { checkServices } from './check-services.ts';
import type { ServiceName } from './services.ts';
import { services } from './services.ts';
import { withRow } from './testing/variants.ts';

const named = (name: string) => withRow('products', { name: name as ServiceName });

describe('the table of services', () => {
  it('has no errors', () => {
    expect(() => checkServices(services)).not.toThrow();
  });

  it.each([
    [
      'a priority that is taken',
      withRow('users', { priority: 10 }),
      'The services orders and users have the same priority, 10; change one of them.',
    ],
    [
      'a name that is taken',
      named('orders'),
      'The services orders and orders have the same path, /api/orders; change one of them.',
    ],
    [
      'a port that is taken',
      withRow('users', { port: 3010 }),
      'The services orders and users have the same port, 3010; change one of them.',
    ],
    [
      'a priority that a listener does not take',
      withRow('users', { priority: 50_001 }),
      'The service users has the priority 50001; it must be a whole number from 1 to 50000.',
    ],
    [
      'CPU that Fargate does not offer',
      withRow('orders', { cpu: 300 }),
      'The service orders has 300 CPU units, which Fargate does not offer; choose one of 256, 512, 1024, 2048, 4096, 8192, 16384.',
    ],
    [
      'memory that Fargate does not offer with this CPU',
      withRow('orders', { cpu: 256, memory: 3_072 }),
      'The service orders has 3072 MiB of memory, which Fargate does not offer with 256 CPU units; choose one of 512, 1024, 1536, 2048.',
    ],
    [
      'a name that is too long',
      named('recommendations-engine'),
      'The service recommendations-engine has a name of 22 characters; at most 13 are allowed, because its target groups are named after it.',
    ],
    [
      'a name that no path can have',
      named('Stock_Room'),
      'The service "Stock_Room" needs a name of lower-case letters, digits and single hyphens that begins with a letter.',
    ],
    [
      'a peer that has no row',
      withRow('payments', { needs: ['ledger' as ServiceName] }),
      'The service payments needs ledger, which has no row in services.ts; add the row, or remove the name from needs.',
    ],
  ])('rejects %s', (_, rows, message) => {
    expect(() => checkServices(rows)).toThrow(message);
  });

  it.each([
    [256, 512],
    [256, 2_048],
    [1_024, 8_192],
    [16_384, 122_880],
  ])('accepts %i CPU units with %i MiB', (cpu, memory) => {
    expect(() => checkServices(withRow('orders', { cpu, memory }))).not.toThrow();
  });
});
