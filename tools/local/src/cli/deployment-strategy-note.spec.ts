import type { DeploymentConfiguration } from '@quartet/cloudformation/model/services';
import { smallService } from '../scheduler/testing/small-service.ts';
import { deploymentStrategyNote } from './deployment-strategy-note.ts';

function released(name: string, strategy: DeploymentConfiguration['strategy']) {
  const settings = {
    rollback: true,
    bakeTime: 300,
    canaryConfiguration: undefined,
    trafficShifts: {},
  };
  return smallService({ name, deployment: { strategy, ...settings } });
}

it('says of which services a release takes over otherwise on AWS', () => {
  const services = [
    released('orders', 'ROLLING'),
    released('payments', 'BLUE_GREEN'),
    released('products', 'CANARY'),
  ];
  expect(deploymentStrategyNote(services)).toBe(
    'releases take over as rolling ones do here, those of payments (blue/green) and products (canary) too',
  );
});

it('says nothing where all are rolling', () => {
  expect(deploymentStrategyNote([released('orders', 'ROLLING'), smallService()])).toBeUndefined();
});
