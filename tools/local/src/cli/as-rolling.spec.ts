import type { Release } from '@quartet/cloudformation/model/services';
import { smallService } from '../scheduler/testing/small-service.ts';
import { asRolling } from './as-rolling.ts';

function released(name: string, strategy: Release['strategy']) {
  const release = { strategy, rollsBack: true, bake: 300, canary: undefined, shifts: {} };
  return smallService({ name, release });
}

it('says of which services a release takes over otherwise on AWS', () => {
  const services = [
    released('orders', 'ROLLING'),
    released('payments', 'BLUE_GREEN'),
    released('products', 'CANARY'),
  ];
  expect(asRolling(services)).toBe(
    'releases take over as rolling ones do here, those of payments (blue/green) and products (canary) too',
  );
});

it('says nothing where all are rolling', () => {
  expect(asRolling([released('orders', 'ROLLING'), smallService()])).toBeUndefined();
});
