import { startTestLoadBalancer } from '../../conformance/testing/test-load-balancer.ts';

it('holds requests back, refuses its share of them, and ends when it is cleared', async () => {
  await using stage = await startTestLoadBalancer();
  await stage.addTask({ id: 'orders-1' });
  stage.balancer.addFault('orders-1', { latency: 50, errors: 1 });
  expect(stage.balancer.targets()).toMatchObject([{ fault: { latency: 50, errors: 1 } }]);
  const began = performance.now();
  expect((await stage.fetch('/')).status).toBe(503);
  expect(performance.now() - began).toBeGreaterThanOrEqual(49);
  stage.balancer.clearFault('orders-1');
  expect((await stage.fetch('/')).status).toBe(200);
});
