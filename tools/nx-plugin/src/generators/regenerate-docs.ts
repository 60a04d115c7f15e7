import { execSync } from 'node:child_process';
import { getPackageManagerCommand, type GeneratorCallback, type Tree } from '@nx/devkit';

/** The targets that write documents, and the projects that have some of them. */
interface Documents {
  readonly targets: readonly string[];
  readonly projects: readonly string[];
}

/** Regenerates documents from code after the files are written. */
export function regenerateDocs(tree: Tree, { targets, projects }: Documents): GeneratorCallback {
  const { exec } = getPackageManagerCommand();
  const names = [`-t ${targets.join(' ')}`, `-p ${projects.join(' ')}`].join(' ');
  const command = `${exec} nx run-many ${names} --output-style=static`;
  return () => void execSync(command, { cwd: tree.root, stdio: 'inherit' });
}
