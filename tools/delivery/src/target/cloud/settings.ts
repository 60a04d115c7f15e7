import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  DeleteParametersCommand,
  GetParametersCommand,
  paginateGetParametersByPath,
  PutParameterCommand,
} from '@aws-sdk/client-ssm';
import { z } from 'zod';
import type { Clients } from './clients.ts';

const Secret = z.object({
  Name: z.string(),
  Type: z.literal('SecureString'),
  Tier: z.literal('Intelligent-Tiering'),
  Value: z.string(),
});

/** Parameters that SSM takes in one request. */
const pageSize = 10;

/**
 * Stores the keys of a stage, unless all of them are there: some without the others are useless, because they come in
 * pairs. Nobody has a session of a stage that was never whole.
 */
export async function ensureSettings(
  stage: string,
  root: string,
  { ssm, readOnly }: Clients,
): Promise<void> {
  const program = join(root, 'infra/src/secrets/main.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program, stage], { cwd: root });
  const secrets = stdout
    .trim()
    .split('\n')
    .map((line) => Secret.parse(JSON.parse(line)));
  const Names = secrets.map(({ Name }) => Name);
  const { Parameters = [] } = await readOnly.ssm.send(new GetParametersCommand({ Names }));
  if (Parameters.length === Names.length) return;
  for (const secret of secrets) {
    await ssm.send(new PutParameterCommand({ ...secret, Overwrite: true }));
  }
}

/** Deletes all settings of a stage, also those that a person has stored. */
export async function deleteSettings(stage: string, { ssm, readOnly }: Clients): Promise<void> {
  const names: string[] = [];
  const query = { Path: `/quartet/${stage}/settings`, Recursive: true };
  for await (const { Parameters = [] } of paginateGetParametersByPath(
    { client: readOnly.ssm },
    query,
  )) {
    names.push(...Parameters.map(({ Name = '' }) => Name));
  }
  for (let first = 0; first < names.length; first += pageSize) {
    await ssm.send(new DeleteParametersCommand({ Names: names.slice(first, first + pageSize) }));
  }
}
