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
const shortNames = ['h', 'H'];
const knownNames = [...optionNames, ...shortNames, 'help', 'version'];

/** A message of yargs as one sentence, with the option that was probably meant and the help to read. */
export function usageError(message: string, args: readonly string[]): UserError {
  const [first = ''] = args;
  if (!first.startsWith('-') && !commandNames.includes(first)) {
    const nearest = suggestion(first, commandNames);
    return new UserError(`"${first}" is no command.${nearest} See quartet --help.`);
  }
  const reason = message.replace(missing, missingReason(args));
  const sentence = reason.replace(/[.?]?$/, (end) => end || '.');
  return new UserError(`${sentence}${nearestOption(reason, args)} ${helpHint(args)}`);
}

/** An option that is unknown takes the argument behind it as its value. */
function missingReason(args: readonly string[]): string {
  const names = args.flatMap((arg) => /^--?([a-z][\w-]*)/i.exec(arg)?.[1] ?? []);
  const name = names.find((each) => !knownNames.includes(each));
  return name === undefined ? 'An argument is missing' : `Unknown argument: ${name}`;
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
