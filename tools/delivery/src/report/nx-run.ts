/** The command that people or CI have called. Its tasks are processes of their own, which inherit its environment. */
interface NxRun {
  /** The same for all tasks of one run, and another in the next. */
  readonly id: string;
  /** The commit that was given after `--base`. */
  readonly base: string | undefined;
}

export function rememberRun({ id, base }: NxRun): void {
  process.env['QUARTET_RUN'] = id;
  if (base !== undefined) process.env['QUARTET_RUN_BASE'] = base;
}

export function forgetRun(): void {
  delete process.env['QUARTET_RUN'];
  delete process.env['QUARTET_RUN_BASE'];
}

export function thisRun(): NxRun {
  const { QUARTET_RUN: id = 'alone', QUARTET_RUN_BASE: base } = process.env;
  return { id, base };
}

export function baseIn(argv: readonly string[]): string | undefined {
  const joined = argv.find((argument) => argument.startsWith('--base='));
  if (joined !== undefined) return joined.slice('--base='.length);
  const index = argv.indexOf('--base');
  return index === -1 ? undefined : argv[index + 1];
}
