import { makeSecrets } from './make-secrets.ts';

/** `node infra/src/secrets/main.ts dev`: one parameter a line, for `aws ssm put-parameter`. */
const [stage] = process.argv.slice(2);

if (stage === undefined) {
  process.stderr.write('Usage: node infra/src/secrets/main.ts <stage>, for example dev\n');
  process.exitCode = 1;
} else {
  for (const secret of makeSecrets(stage)) process.stdout.write(`${JSON.stringify(secret)}\n`);
}
