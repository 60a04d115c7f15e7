/** Grants and rules that are needed on AWS, and that no local run uses. */
export const exceptions: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^[\w-]+-network\.VpcRefused/, 'flow logs are not run here'],
  [/ logs:(?:CreateLogStream|PutLogEvents)$/, 'Lambda writes its log on AWS alone'],
  [/Schedule|ScheduleRole|schedule/, 'EventBridge Scheduler is not run here'],
  [/ReleaseRights|Deployer/, 'a deployment on AWS uses it'],
  [/ sns:Publish$/, 'budgets, costs and databases publish on AWS alone'],
  [/Shift|elasticloadbalancing:/, 'ECS shifts traffic on AWS alone'],
];

export function exceptionOf(name: string): string | undefined {
  return exceptions.find(([pattern]) => pattern.test(name))?.[1];
}
