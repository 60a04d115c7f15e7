import { UserError } from '@quartet/cloudformation/user-error';
import type { LaunchOptions } from './launcher.ts';

/** The folder of the image, in whose place the release's is. */
const imageFolder = /^--import=\/app\//;

/** The arguments for node, without the telemetry loader unless the run is traced. */
export function nodeArguments({
  name,
  container,
  env,
}: Pick<LaunchOptions, 'name' | 'container' | 'env'>): readonly string[] {
  const [program, ...args] = container.command;
  if (program !== 'node') {
    throw new UserError(`${name} is started with "${program}", but only node can be started here.`);
  }
  if (env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT']) {
    return args.map((arg) => arg.replace(imageFolder, '--import=./'));
  }
  return args.filter((arg, index) => !arg.startsWith('--import') && args[index - 1] !== '--import');
}
