/** Time limits in milliseconds. There is none for a running server to become ready. */
export const limits = {
  restart: 60_000,
  stop: 10_000,
  connect: 60_000,
  query: 60_000,
  poll: 20,
  retry: 100,
} as const;

/** The system user that runs the server when we are root: PostgreSQL refuses to run as root. */
export const serverUser = 'postgres';

/** The folder of binaries and data when the server's user cannot reach ours. */
export const sharedRoot = '/var/tmp';

/** Terse, because the details of an error contain values of rows, which must not be logged. */
const always = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_error_verbosity: 'terse',
  shared_buffers: '128MB',
};

const forgetful = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

/** Settings of PostgreSQL by their names. */
export type ServerSettings = Readonly<Record<string, string>>;

/** The server's settings, as command line flags; the given ones come last and win. */
export function serverFlags(port: number, durable: boolean, given: ServerSettings = {}): string[] {
  const settings = { ...always, ...(durable ? {} : forgetful), ...given, port: String(port) };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
