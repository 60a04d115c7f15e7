import { execSync } from 'node:child_process';
import { getPackageManagerCommand, type GeneratorCallback, type Tree } from '@nx/devkit';

/** What is made of code by a command: run when the files are written, so that the documents say the same. */
export function regenerateDocs(tree: Tree, targets: readonly string[]): GeneratorCallback {
  const { exec } = getPackageManagerCommand();
  return () => {
    for (const target of targets) {
      execSync(`${exec} nx run ${target} --output-style=static`, {
        cwd: tree.root,
        stdio: 'inherit',
      });
    }
  };
}
