import { execSync } from 'node:child_process';
import { getPackageManagerCommand, type GeneratorCallback, type Tree } from '@nx/devkit';

/** Regenerates documents from code after the files are written. */
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
