import { statementsOf as statementsIn } from '../testing/statements.ts';
import { templatesOf } from '../testing/templates.ts';
import { managedPolicies } from './policies.ts';

interface Statement {
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: unknown;
}

const account = '000000000000';
const [boundary, cloudFormation] = managedPolicies('prod', account);
const statementsOf = (policy = boundary) =>
  (JSON.parse(policy?.PolicyDocument ?? '') as { readonly Statement: readonly Statement[] })
    .Statement;
const all = (policy = boundary) => statementsOf(policy).flatMap(({ Action }) => Action);

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
it('lets CloudFormation create roles only within the boundary of the stage', () => {
  const creating = statementsOf(cloudFormation).filter(({ Action }) =>
    Action.includes('iam:CreateRole'),
  );
  expect(creating).toEqual([
    expect.objectContaining({
      Resource: [`arn:aws:iam::${account}:role/quartet-prod-*`],
      Condition: {
        StringEquals: {
          'iam:PermissionsBoundary': `arn:aws:iam::${account}:policy/${boundary?.PolicyName}`,
        },
      },
    }),
  ]);
  expect(all(cloudFormation)).not.toContain('iam:DeleteRolePermissionsBoundary');
  expect(all(cloudFormation)).not.toContain('*');
});

it('names no role of another stage', () => {
  for (const { Action, Resource } of [...statementsOf(), ...statementsOf(cloudFormation)]) {
    if (!Action.some((each) => /^(iam|sts):/.test(each))) continue;
    for (const each of Resource.filter((arn) => arn !== '*')) expect(each).toContain('prod');
    if (Resource.includes('*')) expect(Action).toEqual(['iam:CreateServiceLinkedRole']);
  }
});

const prefixes: Readonly<Record<string, string>> = {
  ApiGatewayV2: 'apigateway',
  ApplicationAutoScaling: 'application-autoscaling',
  ElasticLoadBalancingV2: 'elasticloadbalancing',
};

const prefixOf = (type: string) => {
  const [, name = ''] = type.split('::');
  return prefixes[name] ?? name.toLowerCase();
};

it.each([
  ['prod', ['dev', 'prod', 'devRestCloudMap']],
  ['pr', ['pullRequest', 'pullRequestRestCloudMap']],
] as const)('allows CloudFormation the services of the templates: %s', (stage, variants) => {
  const [, policy] = managedPolicies(stage, account);
  const services = new Set(all(policy).map((action) => action.split(':')[0] ?? ''));
  const types = variants.flatMap((name) =>
    [...templatesOf(name).templates]
      .filter(([stack]) => stack !== 'ci')
      .flatMap(([, { Resources }]) => Object.values(Resources).map(({ Type }) => Type))
      .filter((type) => type.startsWith('AWS::')),
  );
  const needed = new Set(types.map(prefixOf));
  needed.delete('iam');
  expect([...needed].filter((name) => !services.has(name))).toEqual([]);
});

it('allows CloudFormation nothing of what pull requests share, such as the database server', () => {
  const [, policy] = managedPolicies('pr', account);
  const services = new Set(all(policy).map((action) => action.split(':')[0] ?? ''));
  expect(['rds', 'ecr', 'budgets', 'wafv2'].filter((name) => services.has(name))).toEqual([]);
});

it.each([
  ['dev', 'qt-dev'],
  ['prod', 'qt-prod'],
  ['pullRequest', 'qt-pr'],
] as const)(
  'is the boundary of every role of %s, which its own bootstrap roles deploy',
  (variant, qualifier) => {
    const cloud = templatesOf(variant);
    const stage = qualifier.replace('qt-', '');
    for (const [name, template] of cloud.templates) {
      if (name === 'ci' || name === 'registry') continue;
      expect(JSON.stringify(template)).toContain(`/cdk-bootstrap/${qualifier}/version`);
      for (const { PermissionsBoundary } of cloud.properties('AWS::IAM::Role', name)) {
        expect(JSON.stringify(PermissionsBoundary)).toContain(`:policy/quartet-${stage}-boundary`);
      }
    }
  },
);

it("lets a stage's workflow assume the bootstrap roles of its own stage alone", () => {
  const policies = templatesOf('dev').properties('AWS::IAM::Policy', 'ci');
  const text = (stage: string) =>
    policies
      .map((each) => JSON.stringify(each))
      .find((each) => each.includes(`:role/cdk-qt-${stage}-deploy`));
  expect(text('dev')).not.toContain('cdk-qt-prod');
  expect(text('prod')).not.toContain('cdk-qt-dev');
  expect(policies.map((each) => JSON.stringify(each)).join()).not.toContain('hnb659fds');
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
it.each(['dev', 'prod', 'prodRestCloudMap'] as const)(
  'allows each action that a role of the templates has: %s',
  (variant) => {
    const cloud = templatesOf(variant);
    const stacks = [...cloud.templates.keys()].filter((each) => !/^(ci|registry)$/.test(each));
    const actions = stacks.flatMap((stack) =>
      statementsIn(cloud, stack).flatMap((each) => each.actions),
    );
    const patterns = all().map((each) => new RegExp(`^${each.replace('*', '.*')}$`));
    const refused = new Set(actions.filter((each) => !patterns.some((one) => one.test(each))));
    expect([...refused].filter((each) => each !== 'sts:AssumeRole')).toEqual([]);
    expect(actions.length).toBeGreaterThan(50);
  },
);

// https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
it('allows the managed policy of AWS that roles have, and no other', () => {
  const attached = (['dev', 'prod'] as const).flatMap((stage) =>
    templatesOf(stage)
      .properties('AWS::IAM::Role')
      .flatMap(({ ManagedPolicyArns = [] }) => ManagedPolicyArns as readonly unknown[]),
  );
  const [{ Condition } = {}] = statementsOf(cloudFormation).filter(({ Action }) =>
    Action.includes('iam:AttachRolePolicy'),
  );
  expect(JSON.stringify(Condition)).toContain('AWSLambdaBasicExecutionRole');
  expect(attached.length).toBeGreaterThan(0);
  for (const each of attached)
    expect(JSON.stringify(each)).toContain('AWSLambdaBasicExecutionRole');
});
