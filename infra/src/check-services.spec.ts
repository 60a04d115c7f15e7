import { checkServices } from './check-services.ts';
import type { ServiceName } from './services.ts';
import { services } from './services.ts';
import { withRow } from './testing/variants.ts';

const named = (name: string) => withRow('products', { name: name as ServiceName });

describe('the table of services', () => {
  it('is right as it is', () => {
    expect(() => checkServices(services)).not.toThrow();
  });

  it.each([
    [
      'a priority that is taken',
      withRow('users', { priority: 10 }),
      'The services orders and users have the same priority, 10; give one of them another.',
    ],
    [
      'a path that is taken',
      named('orders'),
      'The services orders and orders have the same path, /api/orders; give one of them another.',
    ],
    [
      'a port that is taken',
      withRow('users', { port: 3010 }),
      'The services orders and users have the same port, 3010; give one of them another.',
    ],
    [
      'a priority that a listener does not take',
      withRow('users', { priority: 50_001 }),
      'The service users has the priority 50001; give it a whole number from 1 to 50000.',
    ],
    [
      'CPU that Fargate does not offer',
      withRow('orders', { cpu: 300 }),
      'The service orders asks for 300 CPU units, which Fargate does not offer; take one of 256, 512, 1024, 2048, 4096, 8192, 16384.',
    ],
    [
      'memory that Fargate does not offer with this CPU',
      withRow('orders', { cpu: 256, memory: 3_072 }),
      'The service orders asks for 3072 MiB of memory, which Fargate does not offer with 256 CPU units; take one of 512, 1024, 1536, 2048.',
    ],
    [
      'a name that is too long',
      named('recommendations-engine'),
      'The service recommendations-engine has a name of 22 characters; give it one of at most 15, because its target groups are named after it.',
    ],
    [
      'a name that no path can have',
      named('Stock_Room'),
      'The service "Stock_Room" needs a name of small letters, digits and single hyphens that begins with a letter.',
    ],
    [
      'a peer that is no row',
      withRow('payments', { needs: ['ledger' as ServiceName] }),
      'The service payments needs ledger, which is no row of services.ts; add the row or take the need out.',
    ],
  ])('refuses %s', (_, rows, sentence) => {
    expect(() => checkServices(rows)).toThrow(sentence);
  });

  it.each([
    [256, 512],
    [256, 2_048],
    [1_024, 8_192],
    [16_384, 122_880],
  ])('takes %i CPU units with %i MiB', (cpu, memory) => {
    expect(() => checkServices(withRow('orders', { cpu, memory }))).not.toThrow();
  });
});
