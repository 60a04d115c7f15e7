import { CfnParameter } from 'aws-cdk-lib';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import type { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import type { Construct } from 'constructs';
import { imageTagLabel, settingsVersionLabel } from '../names.ts';
import { DigestImage } from './digest-image.ts';

export interface ReleaseParameters {
  readonly image: ContainerImage;
  /** Labels of every container of the release. */
  readonly labels: Readonly<Record<string, string>>;
  /**
   * Labels of containers that start anew when a secret has a new version: a task reads its secrets when it
   * starts.
   */
  readonly settingsLabels: Readonly<Record<string, string>>;
}

/** The parameters of a service's stack that a deployment sets; those that it leaves out keep their last value. */
export function releaseParameters(scope: Construct, repositoryName: string): ReleaseParameters {
  const digest = new CfnParameter(scope, 'ImageDigest', {
    description: 'The digest of the image in the registry',
    allowedPattern: '^sha256:[0-9a-f]{64}$',
  });
  const tag = new CfnParameter(scope, 'ImageTag', {
    description: 'The tag of that image, by which a deployment recognises it',
    allowedPattern: '^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$',
  });
  const settings = new CfnParameter(scope, 'SettingsVersion', {
    description: 'A hash of the versions of the secrets that its tasks read',
    default: 'none',
  });
  const repository = Repository.fromRepositoryName(scope, 'Repository', repositoryName);
  const labels = { [imageTagLabel]: tag.valueAsString };
  return {
    image: new DigestImage(repository, digest.valueAsString),
    labels,
    settingsLabels: { ...labels, [settingsVersionLabel]: settings.valueAsString },
  };
}
