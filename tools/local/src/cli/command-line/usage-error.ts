import { UserError } from '@quartet/cloudformation/user-error';
import { clientOptionNames } from './client-commands.ts';
import { runOptionNames } from './run-options.ts';
import { tools } from './tools.ts';
import { suggestion } from './suggestion.ts';

const unknown = /^Unknown arguments?: ([^,]+)/;
const missing = /^Not enough non-option arguments.*/;
const commandNames = [
  ...['start', 'serve', 'status', 'open', 'curl', 'completion'],
  ...tools.flatMap(({ usage, aliases = [] }) => [usage.split(' ')[0] ?? '', ...aliases]),
];
const optionNames = [...runOptionNames, ...clientOptionNames];

/** A message of yargs as one sentence, with the option that was probably meant and the help to read. */
export function usageError(message: string, args: readonly string[]): UserError {
  const [first = ''] = args;
  if (!first.startsWith('-') && !commandNames.includes(first)) {
    const nearest = suggestion(first, commandNames);
    return new UserError(`"${first}" is no command.${nearest} See quartet --help.`);
  }
  const sentence = message.replace(missing, 'An argument is missing').replace(/\.?$/, '.');
  return new UserError(`${sentence}${nearestOption(message, args)} ${helpHint(args)}`);
}

function nearestOption(message: string, args: readonly string[]): string {
  const [, name] = unknown.exec(message) ?? [];
  const isOption = args.some((arg) => arg.startsWith(`--${name}`));
  return name === undefined || !isOption || optionNames.includes(name)
    ? ''
    : suggestion(name, optionNames);
}

function helpHint([command]: readonly string[]): string {
  const name = command === undefined || command.startsWith('-') ? '' : `${command} `;
  return `See quartet ${name}--help.`;
}
