import { UserError } from '@quartet/cloudformation/user-error';
import { services } from '@quartet/infra/services';
import { suggestion } from './suggestion.ts';

const maxTasks = 20;

export const serviceNames = services.map(({ name }) => name);

/**
 * A reader of a value that must be one of a list; the last one counts, as everywhere.
 * @throws UserError that names the values
 */
export function oneOf<Value extends string>(label: string, values: readonly Value[]) {
  return (typed: string | readonly string[]): Value => {
    const value = [typed].flat().at(-1) ?? '';
    const known = values.find((each) => each === value);
    if (known !== undefined) return known;
    throw new UserError(
      `${label} ${value} is unknown; choose one of ${values.join(', ')}.${suggestion(value, values)}`,
    );
  };
}

/** @throws UserError that says what is wrong with one of the values */
export function readScale(
  values: string | readonly string[] | undefined,
): ReadonlyMap<string, number> {
  return new Map([values ?? []].flat().map(readCount));
}

function readCount(text: string): readonly [string, number] {
  const [, name, count] = /^(.+)=(\d+)$/.exec(text) ?? [];
  if (name === undefined) {
    throw new UserError(
      `--scale ${text} is not a service and a number of tasks, such as orders=3.`,
    );
  }
  if (Number(count) > maxTasks) {
    throw new UserError(`--scale ${text} is too much; a service has up to ${maxTasks} tasks.`);
  }
  return [oneOf(`--scale ${text}: service`, serviceNames)(name), Number(count)];
}

/** The port that debuggers try first. */
export const defaultInspectPort = 9229;

/** @throws UserError for what is not a port */
export function readInspectPort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = text === '' ? defaultInspectPort : Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new UserError(`--inspect ${text} is not a port from 1 to 65535.`);
}

/** @throws UserError for what is not the address of an OTLP/HTTP receiver */
export function readOtlpUrl(text: string | readonly string[] | undefined): string | undefined {
  const url = [text ?? []].flat().at(-1);
  if (url === undefined || /^https?:$/.test(URL.parse(url)?.protocol ?? '')) return url;
  throw new UserError(`--otlp ${url} is not an HTTP address, such as http://localhost:4318.`);
}
