import { UserError } from '@quartet/cloudformation/user-error';

/** npm reads `--plan` as its own short options -p, -l, -a and -n. */
const npmPlan = ['parseable', 'long', 'all'];
const npmUnknown = ['plan', 'stage', 'platforms'];

/**
 * npm keeps options that have no `--` before them, so that `npm run deploy --plan` would deploy.
 * @throws UserError that says where they belong
 */
export function refuseOptionsOfNpm(env: NodeJS.ProcessEnv): void {
  if (env['npm_lifecycle_event'] !== 'deploy') return;
  const isPlan = npmPlan.every((name) => env[`npm_config_${name}`] === 'true');
  if (!isPlan && !npmUnknown.some((name) => env[`npm_config_${name}`] !== undefined)) return;
  throw new UserError('npm keeps options before -- for itself; write npm run deploy -- --plan.');
}
