import { type Block, type Fence, fencesOf } from './blocks.ts';

/** A command, a file or a change of the tutorial, as commands of the shell. */
export interface Step extends Block {
  /** True for a command that keeps running beside those after it. */
  readonly isBackground: boolean;
}

/**
 * Reads the steps of a tutorial: its `sh` blocks, the whole files below a path, and the `diff` blocks. A block `sh fails`
 * has to fail.
 */
export function stepsOf(page: string): readonly Step[] {
  return fencesOf(page).flatMap((fence) => {
    const commands = commandsOf(fence);
    if (commands === undefined) return [];
    const output = fence.language === 'sh' ? fence.output : undefined;
    return [{ commands, output, isBackground: fence.mode === 'background' }];
  });
}

function commandsOf({ language, mode, path, text }: Fence): string | undefined {
  if (path !== undefined) return withInput(`cat > '${path}'`, text);
  if (language === 'diff') return withInput('git apply', text);
  if (language !== 'sh') return undefined;
  return mode === 'fails' ? `if {\n${text}}; then false; fi\n` : text;
}

function withInput(command: string, text: string): string {
  return `${command} <<'END_OF_BLOCK'\n${text}END_OF_BLOCK\n`;
}
