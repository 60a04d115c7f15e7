import { checkStage } from './check-stage.ts';
import { stages } from './stages.ts';
import { stageWith } from './testing/stack.ts';

it.each(stages)('accepts the row of $name', (stage) => {
  expect(() => checkStage(stage)).not.toThrow();
});

it('rejects a stage without a payment provider', () => {
  expect(() => checkStage(stageWith({ provider: undefined }))).toThrow(
    'The stage dev has no payment provider; set provider in its row of stages.ts to stripe, or to simulator.',
  );
});

it('rejects the simulator where data is retained', () => {
  expect(() => checkStage(stageWith({ provider: 'simulator', retainData: true }))).toThrow(
    'its payment provider is the simulator, which moves no money',
  );
});

it.each(['staging-eu', 'Dev', 'a--b', '1st'])('rejects the name %s', (name) => {
  expect(() => checkStage(stageWith({ name }))).toThrow(`The stage "${name}" needs a name`);
});

it('gives each stage addresses of its own', () => {
  const networks = stages.map(({ cidr }) => cidr);
  expect(new Set(networks).size).toBe(stages.length);
  for (const cidr of networks) expect(cidr).toMatch(/^10\.\d+\.0\.0\/16$/);
});

it('rejects more NAT gateways than zones', () => {
  expect(() => checkStage(stageWith({ zones: 2, natGateways: 2 }))).not.toThrow();
  expect(() => checkStage(stageWith({ zones: 2, natGateways: 3 }))).toThrow(
    'The stage dev has 3 NAT gateways in 2 zones',
  );
});

it('rejects a certificate that is not of ACM', () => {
  const balancerTls = { certificateArn: 'arn:aws:iam::1:server-certificate/a', serverName: 'a' };
  expect(() => checkStage(stageWith({ balancerTls }))).toThrow('to the ARN of one of ACM');
});
