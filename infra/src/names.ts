/** The Cloud Map namespace of a stage. */
export function namespaceName(stage: string): string {
  return `quartet-${stage}.internal`;
}

/** The label of a container with the tag of its image, which itself is named by its digest. */
export const imageTagLabel = 'quartet.image-tag';

/** The label of a container that changes with the secrets that it reads. */
export const settingsVersionLabel = 'quartet.settings-version';

/** The qualifier of a stage's bootstrap roles, so that the roles of one stage deploy no other. */
export function bootstrapQualifier(stage: string): string {
  return `qt-${stage}`;
}

/** The managed policy that says what the roles of a stage may do at most. */
export function permissionsBoundary(stage: string): string {
  return `quartet-${stage}-boundary`;
}

/** The managed policy of the role with which CloudFormation deploys the stacks of a stage. */
export function cloudFormationPolicy(stage: string): string {
  return `quartet-${stage}-cloudformation`;
}

/** The role of the nightly run: it may look whether the resources of the stage are still what its templates say. */
export function driftRole(stage: string): string {
  return `quartet-ci-drift-${stage}`;
}

/** The role of a stage's GitHub environment: it may deploy the stage; the first stage's also pushes images. */
export function deployRole(stage: string): string {
  return `quartet-ci-deploy-${stage}`;
}
