import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectGraph } from '@nx/devkit';
import { folderOf } from '../sbom/packages.ts';
import type { Changes } from './changes.ts';
import { packagesChanged } from './packages-changed.ts';
import { ownerOf, dependencyPath } from './dependency-path.ts';

const lockfile = 'package-lock.json';

export interface ChangeScope {
  readonly project: string;
  readonly root: string;
  readonly graph: ProjectGraph;
  readonly changes: Changes;
}

/** Which changed files are in the image of a service, each with its way there. */
export function changesInImage({ project, root, graph, changes }: ChangeScope): readonly string[] {
  const contents = contentsOf(project, root);
  const folder = graph.nodes[project]?.data.root ?? '';
  const inputs = [
    ...contents.filter((file) => folderOf(file) === undefined),
    ...['Dockerfile.base', `${folder}/Dockerfile`, 'tools/delivery/src/bundler.ts'],
  ];
  const files = changes.files.filter((file) =>
    inputs.some((input) => file === input || file.startsWith(`${input}/`)),
  );
  return [
    ...files.map((file) => described(file, project, graph)),
    ...(changes.files.includes(lockfile) ? packagesIn(contents, root, changes) : []),
  ];
}

/** Which changed files belong to a project itself. */
export function changesInProject({ project, graph, changes }: ChangeScope): readonly string[] {
  return changes.files.filter((file) => ownerOf(file, graph) === project);
}

function described(file: string, project: string, graph: ProjectGraph): string {
  const owner = ownerOf(file, graph);
  if (owner === undefined || owner === project) return file;
  return `${file} (${dependencyPath(project, owner, graph).join(' → ')})`;
}

function packagesIn(
  contents: readonly string[],
  root: string,
  changes: Changes,
): readonly string[] {
  const folders = [...new Set(contents.flatMap((file) => folderOf(file) ?? []))];
  const now = readFileSync(join(root, lockfile), 'utf8');
  return packagesChanged(folders, changes.before(lockfile), now).map(
    (change) => `${lockfile}: ${change}`,
  );
}

/** The files that the bundler has put into the bundle. */
function contentsOf(project: string, root: string): readonly string[] {
  const file = join(root, 'dist', 'contents', `${project}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
}
