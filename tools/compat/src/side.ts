import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The old or the new side of a deployment: a checkout that was built. */
export interface Side {
  readonly root: string;
}

const assembly = 'infra/assembly/dev-http-balancer';

/** The folder of its bundles and templates. */
export function distOf({ root }: Side): string {
  return join(root, 'dist');
}

/** The folder of its templates in `dist`. */
export function assemblyIn(root: string): string {
  return join(root, 'dist', assembly);
}

export function servicesOf({ root }: Side): readonly string[] {
  return readdirSync(join(root, 'apps')).sort();
}

/** The services whose bundle or stack differs. Nx deploys them in no order of their own, so theirs is that of their names. */
export function changedServices(before: Side, after: Side): readonly string[] {
  return servicesOf(after).filter((name) => digestOf(before, name) !== digestOf(after, name));
}

const ignored = /\.map$|^sbom\./;

function digestOf(side: Side, service: string): string {
  const hash = createHash('sha256');
  const bundle = join(distOf(side), 'apps', service);
  const entries = readdirSync(bundle, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !ignored.test(entry.name));
  for (const file of files.map(({ parentPath, name }) => join(parentPath, name)).sort()) {
    hash.update(file.slice(bundle.length)).update(readFileSync(file));
  }
  const stack = join(assemblyIn(side.root), `quartet-dev-svc-${service}.template.json`);
  return hash.update(readFileSync(stack)).digest('hex');
}
