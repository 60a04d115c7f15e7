import {
  CliCredentialsStackSynthesizer,
  Duration,
  type IStackSynthesizer,
  Stack,
  type StackProps,
} from 'aws-cdk-lib';
import {
  type IOidcProvider,
  ManagedPolicy,
  OidcProviderNative,
  OpenIdConnectPrincipal,
  PolicyStatement,
  Role,
} from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import {
  bootstrapQualifier,
  deployRole,
  driftRole,
  permissionsBoundary,
  pullRequestEnvironment,
  pullRequests,
} from '../names.ts';
import { stages } from '../stages.ts';
import { pullRequestStatements } from './pull-request-statements.ts';

export interface CiStackProps extends StackProps {
  /** The repository on GitHub, as `owner/name`. */
  readonly github: string;
  /**
   * The ARN of the account's OIDC provider for GitHub. An account has one at most for each URL.
   * @default - this stack creates it
   */
  readonly oidcProvider?: string | undefined;
}

const issuer = 'token.actions.githubusercontent.com';

/** The role of pull requests: it may look up what the first stage has, to plan a deployment. */
export const planRole = 'quartet-ci-plan';

/**
 * The roles that GitHub workflows assume through OIDC, so that no key is stored anywhere. An administrator deploys
 * them with credentials of their own, because no stage may change what the roles of all stages may do.
 */
export class CiStack extends Stack {
  readonly #provider: IOidcProvider;
  readonly #github: string;

  constructor(scope: Construct, id: string, props: CiStackProps) {
    const synthesizer = new CliCredentialsStackSynthesizer() as IStackSynthesizer;
    super(scope, id, { ...props, synthesizer });
    this.#github = props.github;
    this.#provider = props.oidcProvider
      ? OidcProviderNative.fromOidcProviderArn(this, 'GitHub', props.oidcProvider)
      : new OidcProviderNative(this, 'GitHub', {
          url: `https://${issuer}`,
          clientIds: ['sts.amazonaws.com'],
        });
    for (const [index, { name }] of stages.entries()) {
      const role = this.#role(name, deployRole(name), {
        stage: name,
        subject: `environment:${name}`,
      });
      this.#allowAssuming(role, name, ['deploy', 'file-publishing', 'lookup']);
      const drift = this.#role(`${name}Drift`, driftRole(name), {
        stage: name,
        subject: 'ref:refs/heads/main',
      });
      this.#allowAssuming(drift, name, ['lookup']);
      if (index > 0) continue;
      const plan = this.#role('Plan', planRole, { stage: name, subject: 'pull_request' });
      this.#allowAssuming(plan, name, ['lookup']);
      this.#addPullRequestRole(name);
    }
  }

  /** The role that opens and closes environments of pull requests; they run in the cluster of their host. */
  #addPullRequestRole(host: string): void {
    const role = this.#role('PullRequests', deployRole(pullRequests), {
      stage: pullRequests,
      subject: `environment:${pullRequestEnvironment}`,
    });
    this.#allowAssuming(role, pullRequests, ['deploy', 'file-publishing', 'lookup']);
    const cluster = this.formatArn({
      service: 'ecs',
      resource: 'cluster',
      resourceName: `quartet-${host}`,
    });
    for (const statement of pullRequestStatements(this, cluster)) role.addToPolicy(statement);
  }

  #role(
    id: string,
    roleName: string,
    { stage, subject }: { stage: string; subject: string },
  ): Role {
    const boundary = permissionsBoundary(stage);
    return new Role(this, id, {
      roleName,
      permissionsBoundary: ManagedPolicy.fromManagedPolicyName(this, `${id}Boundary`, boundary),
      maxSessionDuration: Duration.hours(1),
      assumedBy: new OpenIdConnectPrincipal(this.#provider, {
        StringEquals: {
          [`${issuer}:aud`]: 'sts.amazonaws.com',
          [`${issuer}:sub`]: `repo:${this.#github}:${subject}`,
        },
      }),
    });
  }

  /** Allows assuming roles of the stage's `cdk bootstrap`, which do the work, so that a workflow itself needs hardly any permission. */
  #allowAssuming(role: Role, stage: string, kinds: readonly string[]): void {
    const arnOf = (kind: string) =>
      this.formatArn({
        service: 'iam',
        region: '',
        resource: 'role',
        resourceName: `cdk-${bootstrapQualifier(stage)}-${kind}-role-${this.account}-${this.region}`,
      });
    role.addToPolicy(
      new PolicyStatement({ actions: ['sts:AssumeRole'], resources: kinds.map(arnOf) }),
    );
  }
}
