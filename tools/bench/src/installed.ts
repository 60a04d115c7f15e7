import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export async function isInstalled(program: string): Promise<boolean> {
  return promisify(execFile)('which', [program]).then(
    () => true,
    () => false,
  );
}
