import { text } from 'node:stream/consumers';
import { rotateServiceKey, rotateSigningKey, type Step, steps } from './rotate-keys.ts';
import type { StoredParameter } from './stored-parameters.ts';

/**
 * `node infra/src/secrets/rotate.ts dev service-key add`: reads what `aws ssm get-parameters-by-path` returns, and
 * writes one parameter a line, for `aws ssm put-parameter --overwrite`.
 */
const rotations = { 'service-key': rotateServiceKey, 'signing-key': rotateSigningKey };
const [stage, key = '', step] = process.argv.slice(2);

if (stage === undefined || !isKey(key) || !isStep(step)) {
  process.stderr.write(
    `Usage: node infra/src/secrets/rotate.ts <stage> ${Object.keys(rotations).join('|')} ${steps.join('|')}\n`,
  );
  process.exitCode = 1;
} else {
  const { Parameters } = JSON.parse(await text(process.stdin)) as {
    readonly Parameters: readonly StoredParameter[];
  };
  for (const secret of rotations[key]({ stage, step, stored: Parameters, now: new Date() })) {
    process.stdout.write(`${JSON.stringify(secret)}\n`);
  }
}

function isKey(name: string): name is keyof typeof rotations {
  return Object.hasOwn(rotations, name);
}

function isStep(name: string | undefined): name is Step {
  return steps.some((each) => each === name);
}
