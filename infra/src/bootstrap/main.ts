import { managedPolicies } from './policies.ts';

/** `node infra/src/bootstrap/main.ts dev 123456789012`: one policy a line, for `aws iam create-policy`. */
const [stage, account] = process.argv.slice(2);

if (stage === undefined || account === undefined) {
  process.stderr.write('Usage: node infra/src/bootstrap/main.ts <stage> <account>\n');
  process.exitCode = 1;
} else {
  for (const policy of managedPolicies(stage, account)) {
    process.stdout.write(`${JSON.stringify(policy)}\n`);
  }
}
