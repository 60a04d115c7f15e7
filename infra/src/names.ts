/** The Cloud Map namespace of a stage. */
export function namespaceName(stage: string): string {
  return `quartet-${stage}.internal`;
}

/** The label of a container with the tag of its image, which itself is named by its digest. */
export const imageTagLabel = 'quartet.image-tag';

/** The label of a container that changes with the secrets that it reads. */
export const settingsVersionLabel = 'quartet.settings-version';

/** The role of a stage's GitHub environment: it may deploy the stage; the first stage's also pushes images. */
export function deployRole(stage: string): string {
  return `quartet-ci-deploy-${stage}`;
}
