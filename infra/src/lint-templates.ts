import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';

/** "Obsolete DependsOn": the CDK writes some dependencies twice, which is harmless. */
const ignored = 'W3005';

/** `node infra/src/lint-templates.ts dist/infra/synth/dev-http-balancer`: cfn-lint, where it is installed. */
const [folder = ''] = process.argv.slice(2);
const templates = globSync(`${folder}/*.template.json`);
const { error, status } = spawnSync('cfn-lint', ['-i', ignored, '--', ...templates], {
  stdio: 'inherit',
});

const missing = error !== undefined && 'code' in error && error.code === 'ENOENT';
if (missing) process.stdout.write('cfn-lint is not installed; skipping the lint\n');
else process.stdout.write(`cfn-lint checked ${templates.length} templates\n`);
process.exitCode = missing ? 0 : (status ?? 1);
