import { readSynthOptions } from './synth-options.ts';

const read = (context: Record<string, unknown>) => readSynthOptions((name) => context[name]);

describe('the options of a synthesis', () => {
  it('have defaults for everything', () => {
    expect(read({})).toMatchObject({
      stage: { name: 'dev' },
      edge: 'http',
      discovery: 'balancer',
      account: '000000000000',
      region: 'us-east-1',
      domain: undefined,
      oidcProvider: undefined,
      owner: 'quartet',
    });
  });

  it('have an account and a region of its own for a stage that names them', () => {
    const stages = { prod: { account: '111111111111', region: 'eu-west-1' } };
    const context = { account: '222222222222', stages };
    expect(read({ ...context, stage: 'prod' })).toMatchObject(stages.prod);
    expect(read({ ...context, stage: 'dev' })).toMatchObject({
      account: '222222222222',
      region: 'us-east-1',
    });
  });

  it('contain a domain with its certificate', () => {
    const certificate = 'arn:aws:acm:us-east-1:000000000000:certificate/1';
    expect(read({ domain: 'api.example.com', certificate }).domain).toEqual({
      name: 'api.example.com',
      certificateArn: certificate,
    });
  });

  it.each([
    [
      { stage: 'qa' },
      'Unknown stage "qa"; choose one of dev, prod and pr-<number>, or add a row to stages.ts.',
    ],
    [{ edge: 'graphql' }, '-c edge=graphql is unknown; choose one of http, rest.'],
    [{ discovery: 'consul' }, '-c discovery=consul is unknown; choose one of balancer, cloud-map.'],
    [
      { oidcProvider: 'github' },
      '-c oidcProvider=github is invalid; it must match ^arn:aws[\\w-]*:iam::\\d{12}:oidc-provider\\/\\S+$.',
    ],
    [{ account: '12' }, '-c account=12 is invalid; it must match ^\\d{12}$.'],
    [
      { domain: 'api.example.com' },
      'A custom domain needs both: give -c domain=… and -c certificate=<its ARN>.',
    ],
  ])('are invalid with %j', (context, message) => {
    expect(() => read(context as Record<string, string>)).toThrow(message);
  });
});
