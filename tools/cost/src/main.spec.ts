import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = join(import.meta.dirname, 'main.ts');
const home = mkdtempSync(join(tmpdir(), 'quartet-cost-'));

afterAll(() => rmSync(home, { recursive: true }));

function run(types: readonly string[], ...args: readonly string[]) {
  const Resources = Object.fromEntries(types.map((Type, index) => [`Id${index}`, { Type }]));
  writeFileSync(join(home, 'quartet-dev-network.template.json'), JSON.stringify({ Resources }));
  return spawnSync(process.execPath, [program, 'dev', home, ...args], { encoding: 'utf8' });
}

it('prints a table', () => {
  const { status, stdout, stderr } = run(['AWS::EC2::NatGateway', 'AWS::EC2::VPC']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/32\.85 +a month without a request; the budget is \d+/);
  expect(stdout).toMatch(/32\.85 +NAT gateway +730 × 0\.045 per hour/);
  expect(stdout).toContain('Costs nothing: EC2::VPC.');
});

it('prints Markdown for a comment, with the price of a day', () => {
  const { stdout } = run(['AWS::EC2::NatGateway'], '--markdown=true');
  expect(stdout).toMatch(/^About \*\*\$1\.08 a day\*\* while it is open \(\$32\.85 a month\), /);
  expect(stdout).toContain('| $32.85 | NAT gateway |');
});

it('prints JSON with the source of the prices', () => {
  const { stdout } = run(['AWS::EC2::NatGateway'], '--json=true');
  expect(JSON.parse(stdout)).toMatchObject({
    stage: 'dev',
    source: { region: 'us-east-1', currency: 'USD' },
    figures: { idle: 32.85, inUse: 0 },
    items: expect.arrayContaining([expect.objectContaining({ what: 'NAT gateway' })]),
  });
});

it('fails with one sentence when the budget is exceeded', () => {
  const { status, stderr } = run(Array<string>(10).fill('AWS::EC2::NatGateway'));
  expect(status).toBe(1);
  expect(stderr).toMatch(/^dev costs 328\.50 \$ a month idle, and its budget is .*\n$/);
});

it('fails for a resource type without a rule', () => {
  const { status, stdout, stderr } = run(['AWS::Redshift::Cluster']);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/^Nobody has said what AWS::Redshift::Cluster costs; .*\n$/);
});

it('fails without synthesized templates', () => {
  const { status, stderr } = spawnSync(process.execPath, [program, 'dev', join(home, 'nowhere')], {
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(/run nx run infra:synth first\.\n$/);
});
