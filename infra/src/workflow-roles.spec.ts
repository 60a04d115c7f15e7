import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { driftRole } from './names.ts';
import { services } from './services.ts';
import { stages } from './stages.ts';
import { templatesOf } from './testing/templates.ts';

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
