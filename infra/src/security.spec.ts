import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { driftRole } from './names.ts';
import { services, storedSettingsOf } from './services.ts';
import { stages } from './stages.ts';
import { statementsOf } from './testing/statements.ts';
import { type SynthesizedTemplates, templatesOf } from './testing/templates.ts';
import { variants } from './testing/variants.ts';

interface Secret {
  readonly Name: string;
  readonly ValueFrom: unknown;
}

const secretPattern = /KEY|SECRET|PASSWORD|TOKEN(?!_ISSUER|_AUDIENCE)|CREDENTIAL|MASTER/;
const notSecret = ['API_KEYS_TABLE', 'KEY_ROUTES', 'MASTER_DATABASE_URL'];

describe.each(['dev', 'prodRestCloudMap', 'stripe'] as const)('%s', (variant) => {
  const provider = variant === 'dev' ? 'simulator' : 'stripe';
  const stage = variants[variant].context.stage ?? 'dev';
  let cloud: SynthesizedTemplates;

  beforeAll(() => {
    cloud = templatesOf(variant);
  });

  it('exports nothing and imports nothing', () => {
    for (const template of cloud.templates.values()) {
      expect(JSON.stringify(template)).not.toMatch(/Fn::ImportValue|Fn::GetStackOutput|"Export"/);
    }
  });

  it('has no secret in any environment', () => {
    const tasks = cloud.properties('AWS::ECS::TaskDefinition').flatMap((task) => {
      const containers = task['ContainerDefinitions'] as { Environment?: { Name: string }[] }[];
      return containers.flatMap(({ Environment = [] }) => Environment.map(({ Name }) => Name));
    });
    const functions = cloud
      .properties('AWS::Lambda::Function')
      .flatMap(({ Environment = { Variables: {} } }) =>
        Object.keys((Environment as { readonly Variables: object }).Variables),
      );
    const names = new Set([...tasks, ...functions]);
    expect(names.size).toBeGreaterThan(15);
    expect([...names].filter((name) => secretPattern.test(name)).sort()).toEqual(
      notSecret.filter((name) => names.has(name)).sort(),
    );
  });

  it.each(services)('gives $name its secrets from the store, and no other service them', (row) => {
    const { container } = cloud.container(row.name);
    const secrets = (container['Secrets'] ?? []) as readonly Secret[];
    expect(secrets.map(({ Name }) => Name)).toEqual(storedSettingsOf(row, provider));
    for (const { Name, ValueFrom } of secrets) {
      expect(JSON.stringify(ValueFrom)).toContain(
        `:parameter/quartet/${stage}/settings/${row.name}/${Name}`,
      );
    }
  });

  it('allows no action with a wildcard', () => {
    const actions = statementsOf(cloud).flatMap((each) => each.actions);
    expect(actions.length).toBeGreaterThan(50);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  it('names the resource of every action that has one', () => {
    const anywhere = statementsOf(cloud).filter(({ resources }) => resources.includes('*'));
    expect(new Set(anywhere.flatMap(({ actions }) => actions))).toEqual(
      new Set([
        'ecr:GetAuthorizationToken',
        'ecs:DeregisterTaskDefinition',
        'ecs:DescribeTasks',
        'ecs:RegisterTaskDefinition',
        'xray:PutTraceSegments',
      ]),
    );
    for (const { actions, conditions } of anywhere) {
      if (actions.includes('ecs:DescribeTasks')) expect(conditions).toHaveProperty('ArnEquals');
    }
  });

  it.each(services)(
    'allows a deployment of $name to run its own one-off tasks in its cluster',
    ({ name, oneOffTasks }) => {
      const rights = statementsOf(cloud, `svc-${name}`);
      const all = rights.filter(({ actions }) => actions.includes('ecs:RunTask'));
      const run = all.find(({ conditions }) => conditions);
      const scheduled = oneOffTasks.filter(({ schedule }) => schedule);
      expect(all.filter((each) => each !== run).map(({ resources }) => resources)).toEqual(
        scheduled.map(() => [{ Ref: expect.any(String) as string }]),
      );
      expect(run?.conditions).toHaveProperty('ArnEquals');
      expect(run?.resources.map((each) => JSON.stringify(each))).toEqual(
        ['database', 'migrate'].map((task) =>
          expect.stringContaining(`:task-definition/quartet-${stage}-${name}-${task}:*`),
        ),
      );
      const passed = rights.filter(({ actions }) => actions.includes('iam:PassRole'));
      expect(passed.map(({ resources }) => resources.length).toSorted()).toEqual([
        ...scheduled.map(() => expect.any(Number) as number),
        4,
      ]);
    },
  );

  it('opens no security group to the whole internet', () => {
    const entries = JSON.stringify([
      cloud.properties('AWS::EC2::SecurityGroup').map((each) => each['SecurityGroupIngress']),
      cloud.properties('AWS::EC2::SecurityGroupIngress'),
    ]);
    expect(entries).not.toContain('0.0.0.0/0');
    expect(entries).not.toContain('::/0');
  });
});

describe("GitHub's workflows", () => {
  const cloud = () => templatesOf('dev');

  it('may assume roles only from one repository, and each role for one kind of run', () => {
    const roles = cloud().properties('AWS::IAM::Role', 'ci');
    const subjects = roles.map(({ RoleName, AssumeRolePolicyDocument }) => [
      RoleName,
      /"repo:[^"]+"/.exec(JSON.stringify(AssumeRolePolicyDocument))?.[0],
    ]);
    expect(Object.fromEntries(subjects)).toEqual({
      'quartet-ci-plan': '"repo:example/quartet:pull_request"',
      'quartet-ci-drift-dev': '"repo:example/quartet:ref:refs/heads/main"',
      'quartet-ci-drift-prod': '"repo:example/quartet:ref:refs/heads/main"',
      'quartet-ci-deploy-dev': '"repo:example/quartet:environment:dev"',
      'quartet-ci-deploy-prod': '"repo:example/quartet:environment:prod"',
      'quartet-ci-deploy-pr': '"repo:example/quartet:environment:pull-request"',
    });
  });

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
  it("trust the account's OIDC provider for GitHub if it has one, because there is one at most", () => {
    const shared = templatesOf('sharedOidcProvider');
    expect(shared.resources('AWS::IAM::OIDCProvider')).toEqual([]);
    for (const role of shared.properties('AWS::IAM::Role', 'ci')) {
      expect(JSON.stringify(role['AssumeRolePolicyDocument'])).toContain(
        '"Federated":"arn:aws:iam::000000000000:oidc-provider/token.actions.githubusercontent.com"',
      );
    }
    expect(cloud().resources('AWS::IAM::OIDCProvider')).toHaveLength(1);
  });

  it.each([
    ['a plan', '"Ref":"Plan', 'dev'],
    ['a nightly run that looks for drift', '"Ref":"prodDrift', 'prod'],
  ])('may only look up resources in %s', (_run, reference, stage) => {
    const policies = cloud()
      .properties('AWS::IAM::Policy', 'ci')
      .map((policy) => JSON.stringify(policy))
      .filter((policy) => policy.includes(reference));
    expect(policies).toHaveLength(1);
    expect(policies[0]).toContain(`cdk-qt-${stage}-lookup-role`);
    expect(policies[0]).not.toMatch(/deploy-role|file-publishing/);
  });

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html
  it('look for drift of each stage every night, in a role of the stage', () => {
    const nightly = readFileSync(
      join(import.meta.dirname, '../../.github/workflows/nightly.yml'),
      'utf8',
    );
    const names = stages.map(({ name }) => name);
    expect(nightly).toContain(`stage: [${names.join(', ')}]`);
    const roles = cloud().properties('AWS::IAM::Role', 'ci');
    const present = roles.map(({ RoleName }) => RoleName);
    expect(present).toEqual(expect.arrayContaining(names.map(driftRole)));
  });

  it('push images from the first stage alone, and read and tag them elsewhere', () => {
    const rights = cloud()
      .properties('AWS::IAM::Policy', 'registry')
      .map((policy) => JSON.stringify(policy))
      .filter((policy) => roleIn(policy)[0] !== 'quartet-ci-deploy-pr');
    const rolesThat = (action: string) =>
      rights.filter((policy) => policy.includes(action)).flatMap((policy) => roleIn(policy));
    expect(rolesThat('ecr:UploadLayerPart')).toEqual(['quartet-ci-deploy-dev']);
    expect(rolesThat('ecr:PutImage').sort()).toEqual([
      'quartet-ci-deploy-dev',
      'quartet-ci-deploy-prod',
    ]);
    expect(rolesThat('ecr:BatchGetImage').sort()).toEqual([
      'quartet-ci-deploy-dev',
      'quartet-ci-deploy-prod',
      'quartet-ci-plan',
    ]);
  });

  // A tag of quartet/<service> says what the first stage would build, so whoever pushes it decides what that deploys.
  it('push images of pull requests to repositories from which nothing else is deployed', () => {
    const policies = cloud().properties('AWS::IAM::Policy', 'registry');
    const own = policies.filter((policy) => roleIn(JSON.stringify(policy))[0]?.endsWith('-pr'));
    const ids = [...JSON.stringify(own).matchAll(/"Fn::GetAtt":\["(\w+)","Arn"\]/g)];
    const repositories = cloud().resources('AWS::ECR::Repository', 'registry');
    const names = ids.map(([, id]) => repositories.find((each) => each.id === id)?.Properties);
    expect(new Set(names.map((each) => each?.['RepositoryName']))).toEqual(
      new Set(services.map(({ name }) => `quartet-pr/${name}`)),
    );
  });

  it('do for pull requests what ends at what is theirs, in the cluster of their host', () => {
    const own = cloud()
      .properties('AWS::IAM::Policy', 'ci')
      .map((policy) => JSON.stringify(policy))
      .filter((policy) => policy.includes('"Ref":"PullRequests'));
    expect(own).toHaveLength(1);
    expect(own[0]).toContain(':cluster/quartet-dev"');
    expect(own[0]).not.toMatch(/cdk-qt-(dev|prod)/);
    for (const resource of ['task-definition/', 'role/', 'parameter/quartet/']) {
      const names = [...(own[0] ?? '').matchAll(new RegExp(`:${resource}([\\w-]+)`, 'g'))];
      expect(names.length).toBeGreaterThan(0);
      for (const [, name] of names) expect(name).toMatch(/^(quartet-|cdk-qt-)?pr-/);
    }
  });
});

function roleIn(policy: string): readonly string[] {
  return /"Roles":\["([^"]+)"\]/.exec(policy)?.slice(1) ?? [];
}
