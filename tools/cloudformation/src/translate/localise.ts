import { UserError } from '../user-error.ts';
import type { Host } from './hosts.ts';

/** Puts addresses of this machine in the place of those that AWS would give. */
export function localise(value: string, hosts: readonly Host[]): string {
  return hosts.reduce(
    (text, host) =>
      text.replace(patternOf(host), (_, scheme?: string, port?: string) => {
        const url = new URL(addressOf(host, port));
        if (scheme !== undefined) return `${scheme === 'wss' ? 'ws:' : url.protocol}//${url.host}`;
        return port === undefined ? url.hostname : url.host;
      }),
    value,
  );
}

function addressOf(host: Host, port: string | undefined): string {
  const address = host.address(port);
  if (address !== undefined) return address;
  const requested = port === undefined ? host.name : `${host.name}:${port}`;
  throw new UserError(`The templates name ${requested}, which has no address on this machine.`);
}

/** Neither the end of a longer name nor the beginning of one. */
function patternOf({ name }: Host): RegExp {
  const before = '(?:([a-z]+)://)?(?<![\\w.-])';
  return new RegExp(`${before}${name.replaceAll('.', '\\.')}(?![\\w-]|\\.\\w)(?::(\\d+))?`, 'g');
}
