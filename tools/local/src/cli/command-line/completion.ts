import type { Argv } from 'yargs';
import type { Command } from './command.ts';
import { oneOf } from './values.ts';

const shells = ['bash', 'zsh'] as const;

type Shell = (typeof shells)[number];

/** @param create makes the parser, which chooses a shell when it is made */
export function withCompletion(
  yargs: Argv,
  create: () => Argv,
  choose: (command: Command) => void,
): Argv {
  return yargs.command(
    'completion [shell]',
    'Print the completion script of bash or zsh',
    (each) =>
      each.positional('shell', {
        ...{ choices: shells, coerce: oneOf('Shell', shells) },
        ...{ default: currentShell(), defaultDescription: 'that of $SHELL' },
        describe: 'Shell of the script',
      }),
    ({ shell }) => choose({ kind: 'print', text: completionScript(shell, create) }),
  );
}

function currentShell(): Shell {
  return process.env['SHELL']?.endsWith('zsh') ? 'zsh' : 'bash';
}

/** The parser of yargs knows the shell by `$SHELL` alone, now and when the script calls it. */
function completionScript(shell: Shell, create: () => Argv): string {
  const original = process.env['SHELL'] ?? '';
  process.env['SHELL'] = shell;
  try {
    let script = '';
    const parser = create().scriptName('quartet').completion('completion').exitProcess(false);
    void parser.parse(['completion'], {}, (_error, _argv, output) => {
      script = output;
    });
    return script.replace('quartet --get', `SHELL=${shell} $&`);
  } finally {
    process.env['SHELL'] = original;
  }
}
