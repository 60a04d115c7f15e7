import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { UserError } from '@quartet/cloudformation/user-error';
import type { Argv, default as Yargs } from 'yargs';
import { file } from '../../context/workspace.ts';
import { withClientCommands } from './client-commands.ts';
import type { Command } from './command.ts';
import { withCompletion } from './completion.ts';
import { runArguments, withRunOptions, withServeOptions } from './run-options.ts';
import { tools } from './tools.ts';
import { usageError } from './usage-error.ts';

const maxWidth = 80;

// Its ECMAScript module breaks lines within words until version 18: https://github.com/yargs/yargs/issues/2112
const createYargs = createRequire(import.meta.url)('yargs') as typeof Yargs;

/** @throws UserError in one sentence that names what can be written instead */
export function readCommand(args: readonly string[], columns = maxWidth): Command {
  let command: Command | undefined;
  let failure: Error | undefined;
  let text = '';
  const choose = (chosen: Command) => void (command = chosen);
  const yargs = createCommandLine(args, choose).wrap(Math.min(columns, maxWidth));
  const typed = args.length === 0 ? ['--help'] : [...args];
  void yargs.parse(typed, {}, (error, _argv, output) => {
    failure = error;
    text = output;
  });
  if (failure) throw failure instanceof UserError ? failure : usageError(failure.message, args);
  return command ?? { kind: 'print', text };
}

function createCommandLine(args: readonly string[], choose: (command: Command) => void): Argv {
  const yargs = createYargs([])
    .scriptName('quartet')
    .usage('$0 <command>')
    .detectLocale(false)
    .parserConfiguration({
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'parse-positional-numbers': false,
    })
    .command('start', 'Run everything on http://localhost:8080', withRunOptions, (argv) =>
      choose({ kind: 'run', args: runArguments(argv) }),
    )
    .command('serve <service>', 'Run one service, rolled on change', withServeOptions, (argv) =>
      choose({ kind: 'run', args: runArguments(argv) }),
    );
  withClientCommands(yargs, choose);
  withTools(yargs, args, choose);
  withCompletion(yargs, () => createYargs([]), choose);
  return withCommonOptions(yargs);
}

/** Their arguments are passed on as they were typed. */
function withTools(yargs: Argv, args: readonly string[], choose: (command: Command) => void): void {
  for (const { usage, aliases = [], describe, program, options } of tools) {
    yargs.command(
      [usage, ...aliases],
      describe,
      (each) => options?.(each.strict(false)) ?? each,
      ({ _: [name] }) =>
        choose({ kind: 'tool', program: file(program), args: without(args, String(name)) }),
    );
  }
}

/** The arguments around the name of the command, which may stand behind options. */
function without(args: readonly string[], name: string): readonly string[] {
  return args.toSpliced(args.indexOf(name), 1);
}

function withCommonOptions(yargs: Argv): Argv {
  return yargs
    .example('$0 start --scale orders=3', 'Three tasks of orders')
    .example('$0 serve orders --inspect', 'Orders, with a debugger')
    .example('$0 curl /api/products', 'A request with key and token')
    .epilogue('Options of a command: quartet <command> --help')
    .demandCommand(1, 'A command is missing')
    .strict()
    .version(versionText())
    .alias('h', 'help')
    .exitProcess(false);
}

function versionText(): string {
  const { version } = JSON.parse(readFileSync(file('package.json'), 'utf8')) as {
    readonly version: string;
  };
  return `quartet ${version}, Node ${process.version}`;
}
