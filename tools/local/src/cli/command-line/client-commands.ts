import type { Argv } from 'yargs';
import { parseCurl } from '../client/parse-curl.ts';
import { accounts } from '../client/accounts.ts';
import type { Command } from './command.ts';
import { oneOf, serviceNames } from './values.ts';

export const clientOptionNames = ['json', 'as', 'header'];
const pages = ['console', ...serviceNames];

/** Commands for the Quartet that runs. */
export function withClientCommands(yargs: Argv, choose: (command: Command) => void): Argv {
  return yargs
    .command(
      'status',
      'Print addresses, API key, tasks and health',
      (each) => each.option('json', { type: 'boolean', default: false, describe: 'Print JSON' }),
      ({ json }) => choose({ kind: 'status', json }),
    )
    .command(
      'open [page]',
      'Open the console or the docs of a service',
      (each) =>
        each.positional('page', {
          ...{ choices: pages, default: 'console', coerce: oneOf('Page', pages) },
          describe: 'Page to open',
        }),
      ({ page }) => choose({ kind: 'open', page }),
    )
    .command(
      'curl <request..>',
      'Send a request with API key and token',
      withCurlOptions,
      ({ request, as, header }) =>
        choose({ kind: 'curl', request: parseCurl(request, { as, headers: header }) }),
    );
}

function withCurlOptions(yargs: Argv) {
  return yargs
    .positional('request', {
      ...{ type: 'string', array: true, demandOption: true },
      describe: '[method] <path> [JSON]',
    })
    .option('as', {
      ...{ choices: accounts, default: 'shopper', coerce: oneOf('--as', accounts) },
      describe: 'Account whose token is sent',
    })
    .option('header', {
      ...{ alias: 'H', type: 'string', array: true, nargs: 1, default: [] as string[] },
      describe: 'Additional header, such as "If-Match: 3"',
    })
    .example('$0 curl /api/products', 'A page of the catalogue')
    .example(`$0 curl POST /api/orders '{"items": …}'`, 'Places an order')
    .example('$0 curl /api/users --as admin', 'As the administrator');
}
