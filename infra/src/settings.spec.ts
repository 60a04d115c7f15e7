import { readSettings } from './settings.ts';

const read = (context: Record<string, string>) => readSettings((name) => context[name]);

describe('settings', () => {
  it('need nothing from a fresh clone', () => {
    expect(read({})).toMatchObject({
      stage: { name: 'dev' },
      edge: 'http',
      discovery: 'balancer',
      account: '000000000000',
      region: 'us-east-1',
      domain: undefined,
    });
  });

  it('take a domain with its certificate', () => {
    const certificate = 'arn:aws:acm:us-east-1:000000000000:certificate/1';
    expect(read({ domain: 'api.example.com', certificate }).domain).toEqual({
      name: 'api.example.com',
      certificateArn: certificate,
    });
  });

  it.each([
    [
      { stage: 'qa' },
      'There is no stage "qa"; choose one of dev, prod, or add a row to stages.ts.',
    ],
    [{ edge: 'graphql' }, '-c edge=graphql is not known; choose one of http, rest.'],
    [
      { discovery: 'consul' },
      '-c discovery=consul is not known; choose one of balancer, cloud-map.',
    ],
    [{ account: '12' }, '-c account=12 does not look like one; it must match ^\\d{12}$.'],
    [
      { domain: 'api.example.com' },
      'A custom domain needs both: give -c domain=… and -c certificate=<its ARN>.',
    ],
  ])('refuse %j', (context, sentence) => {
    expect(() => read(context as Record<string, string>)).toThrow(sentence);
  });
});
