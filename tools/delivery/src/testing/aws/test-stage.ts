import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { deployService } from '../../deploy/deploy-service.ts';
import { cloudTarget } from '../../target/cloud/cloud-target.ts';
import type { DeployTarget } from '../../target/deploy-target.ts';
import { temporaryFolder } from '../folder.ts';
import { type TestAws, testAws } from './aws.ts';
import type { TestAccount } from './test-account.ts';

const root = join(import.meta.dirname, '../../../../..');

export const registry = 'https://000000000000.dkr.ecr.us-east-1.amazonaws.com';
export const ordersStack = 'quartet-dev-svc-orders';

/** A stage in an account of its own. */
export interface TestStage {
  readonly aws: TestAws;
  /** The folder of its synthesis, a copy. */
  readonly synth: string;
  readonly target: DeployTarget;
  /** Deploys an image by its tag; unless named, of orders. */
  deploy(tag: string, service?: string): ReturnType<typeof deployService>;
  /** Reads the templates anew. */
  reopen(): TestStage;
}

/** Returns templates that no build writes, unlike those in `dist`. */
export function synthesizeDev(): string {
  return synthesizeStage('dev');
}

/** A test worker synthesises a stage once for all of its spec files, which work on copies. */
const synthesized = new Map<string, string>();

export function synthesizeStage(name: string): string {
  const templates = synthesized.get(name) ?? synthesize(name);
  synthesized.set(name, templates);
  return templates;
}

function synthesize(name: string): string {
  const templates = join(temporaryFolder(), 'synth');
  const assemble = ['--conditions=@quartet/source', 'infra/src/assemble.ts'];
  execFileSync(process.execPath, [...assemble, templates, '-c', `stage=${name}`], { cwd: root });
  return templates;
}

export async function openStage(
  templates: string,
  account: TestAccount,
  name = 'dev',
): Promise<TestStage> {
  const aws = await testAws(account);
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: aws.url,
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
  });
  const folder = temporaryFolder();
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const synth = join(folder, 'synth');
  cpSync(templates, synth, { recursive: true });
  return stageIn(synth, aws, name);
}

function stageIn(synth: string, aws: TestAws, name: string): TestStage {
  const polling = { intervalMs: 20, timeoutMs: 180_000 };
  const target = cloudTarget({ stage: name, region: 'us-east-1', synth, root, polling });
  return {
    aws,
    synth,
    target,
    deploy: (tag, service = 'orders') =>
      deployService({ service, release: { tag, digest: digestOf(tag) }, target }),
    reopen: () => stageIn(synth, aws, name),
  };
}

/** The account as it is, with nothing that has happened in it yet. */
export function copyOf(account: TestAccount): TestAccount {
  return { ...structuredClone(account), operations: [] };
}

export function digestOf(tag: string): string {
  return `sha256:${createHash('sha256').update(tag).digest('hex')}`;
}
