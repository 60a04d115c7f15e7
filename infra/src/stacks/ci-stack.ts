import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import {
  type IOidcProvider,
  OidcProviderNative,
  OpenIdConnectPrincipal,
  PolicyStatement,
  Role,
} from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { deployRole } from '../names.ts';
import { stages } from '../stages.ts';

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
const qualifier = 'hnb659fds';

/** The role of pull requests: it may look up what is in the account, to plan. */
export const planRole = 'quartet-ci-plan';

/** The roles that GitHub workflows assume through OIDC, so that no key is stored anywhere. */
export class CiStack extends Stack {
  readonly #provider: IOidcProvider;
  readonly #github: string;

  constructor(scope: Construct, id: string, props: CiStackProps) {
    super(scope, id, props);
    this.#github = props.github;
    this.#provider = props.oidcProvider
      ? OidcProviderNative.fromOidcProviderArn(this, 'GitHub', props.oidcProvider)
      : new OidcProviderNative(this, 'GitHub', {
          url: `https://${issuer}`,
          clientIds: ['sts.amazonaws.com'],
        });
    this.#allowAssuming(this.#role('Plan', planRole, 'pull_request'), ['lookup']);
    for (const { name } of stages) {
      const role = this.#role(name, deployRole(name), `environment:${name}`);
      this.#allowAssuming(role, ['deploy', 'file-publishing', 'lookup']);
    }
  }

  #role(id: string, roleName: string, subject: string): Role {
    return new Role(this, id, {
      roleName,
      maxSessionDuration: Duration.hours(1),
      assumedBy: new OpenIdConnectPrincipal(this.#provider, {
        StringEquals: {
          [`${issuer}:aud`]: 'sts.amazonaws.com',
          [`${issuer}:sub`]: `repo:${this.#github}:${subject}`,
        },
      }),
    });
  }

  /** Allows assuming roles of `cdk bootstrap`, which do the work, so that a workflow itself needs hardly any permission. */
  #allowAssuming(role: Role, kinds: readonly string[]): void {
    const arnOf = (kind: string) =>
      this.formatArn({
        service: 'iam',
        region: '',
        resource: 'role',
        resourceName: `cdk-${qualifier}-${kind}-role-${this.account}-${this.region}`,
      });
    role.addToPolicy(
      new PolicyStatement({ actions: ['sts:AssumeRole'], resources: kinds.map(arnOf) }),
    );
  }
}
