import { greet } from './greeting.ts';

const greeting = {
  ...{ url: 'http://localhost:8080', apiKey: 'qk_1', productId: 'p', paymentMethod: 'pm_ok' },
  shopper: { email: 'shopper@example.com', password: 'secret' },
  notRun: ['AWS::IAM::Role', 'AWS::Logs::LogGroup'],
  verbose: false,
};

it('counts the types that are not run, and lists them when it is verbose', () => {
  expect(greet(greeting)).toContain('2 types of resources are not run here; --verbose lists them');
  expect(greet(greeting)).not.toContain('AWS::IAM::Role');
  expect(greet({ ...greeting, verbose: true })).toContain(
    'Not run here:\n  AWS::IAM::Role\n  AWS::Logs::LogGroup',
  );
});

it('needs no more than 80 columns, but for the command to paste', () => {
  const lines = greet({ ...greeting, verbose: true }).split('\n');
  for (const line of lines.filter((each) => !each.startsWith('curl '))) {
    expect(line.length).toBeLessThanOrEqual(80);
  }
});
