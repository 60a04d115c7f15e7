import { spawn, type ChildProcess } from 'node:child_process';

const script = `
while read -r line; do :; done
kill -INT "$1" 2> /dev/null
for i in 1 2 3 4 5 6 7 8 9 10; do
  kill -0 "$1" 2> /dev/null || exit 0
  sleep 1
done
kill -KILL "$1" 2> /dev/null
`;

/**
 * Stops the server when this process exits, even by SIGKILL: the guard waits for a pipe that closes with it. The
 * guard exits with the server.
 */
export function guardServer(server: ChildProcess): void {
  const guard = spawn('/bin/sh', ['-c', script, 'quartet-postgres-guard', String(server.pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
  });
  guard.unref();
  server.once('exit', () => guard.kill('SIGKILL'));
}
