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

it('names the services that AWS deploys by another strategy', () => {
  const services = [
    released('orders', 'ROLLING'),
    released('payments', 'BLUE_GREEN'),
    released('products', 'CANARY'),
  ];
  expect(deploymentStrategyNote(services)).toBe(
    'Blue/green and canary run as rolling deployments locally: payments (blue/green) and products (canary)',
  );
});

it('has no note when all services are rolling', () => {
  expect(deploymentStrategyNote([released('orders', 'ROLLING'), smallService()])).toBeUndefined();
});
