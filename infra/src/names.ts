/** The Cloud Map namespace of a stage. */
export function namespaceName(stage: string): string {
  return `quartet-${stage}.internal`;
}

/** The role of a stage's GitHub environment: it may deploy the stage; the first stage's also pushes images. */
export function deployRole(stage: string): string {
  return `quartet-ci-deploy-${stage}`;
}
