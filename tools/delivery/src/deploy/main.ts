import { readArguments, usage } from './arguments.ts';
import { refuseOptionsOfNpm } from './npm-options.ts';
import { runDeployment } from './run-deployment.ts';

const args = process.argv.slice(2);

try {
  refuseOptionsOfNpm(process.env);
  if (args.includes('--help')) process.stdout.write(`${usage}\n`);
  else process.exitCode = runDeployment(readArguments(args), process.cwd(), process.env);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
