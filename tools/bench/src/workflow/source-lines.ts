import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

const excluded = /\.spec\.ts$|(^|\/)testing\//;

/** The number of lines in TypeScript files and in those of folders, without specs, blank lines and comments. */
export async function countSourceLines(paths: readonly string[]): Promise<number> {
  const files = (await Promise.all(paths.map(filesOf))).flat();
  const counts = files.map(async (file) => linesOf(await readFile(file, 'utf8')));
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

async function filesOf(path: string): Promise<readonly string[]> {
  if ((await stat(path)).isFile()) return [path];
  const names = await readdir(path, { recursive: true });
  const sources = names.filter((name) => name.endsWith('.ts') && !excluded.test(name));
  return sources.map((name) => join(path, name));
}

function linesOf(source: string): number {
  const code = source.replace(/^\s*\/\*[\s\S]*?\*\/\s*$/gm, '').split('\n');
  return code.filter((line) => line.trim() !== '' && !line.trim().startsWith('//')).length;
}
