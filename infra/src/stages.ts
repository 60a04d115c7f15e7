import type { Provider } from './services.ts';

/** Where the system runs: the same stacks each time, in another size. */
export interface Stage {
  readonly name: string;
  readonly zones: number;
  /** Without one, tasks stand in public subnets, closed by their security group. */
  readonly natGateways: number;
  /** Tasks on spare capacity, which may be taken back with two minutes' notice. */
  readonly spot: boolean;
  /** Of each service. */
  readonly tasks: { readonly least: number; readonly most: number };
  readonly database: {
    /** Capacity units of Aurora; zero means that it pauses when nobody asks. */
    readonly least: number;
    readonly most: number;
    readonly readers: number;
    readonly backupDays: number;
  };
  /** With `stripe`, payments takes the key of an account from the parameter store. */
  readonly provider: Provider;
  /** Whether data outlives its stack. */
  readonly keepsData: boolean;
  readonly firewall: boolean;
  /** Of pages in browsers that may call; the HTTP API alone lets them: `https://shop.example.com`. */
  readonly origins: readonly string[];
  readonly logDays: 7 | 30;
  /** The share of requests that begin a trace, from 0 to 1. */
  readonly traced: number;
  /** Requests per second over all routes of the edge, and in one burst. */
  readonly rate: number;
  readonly burst: number;
}

export const stages: readonly Stage[] = [
  {
    name: 'dev',
    zones: 2,
    natGateways: 0,
    spot: true,
    tasks: { least: 1, most: 2 },
    database: { least: 0, most: 2, readers: 0, backupDays: 1 },
    provider: 'simulator',
    keepsData: false,
    firewall: false,
    origins: [],
    logDays: 7,
    traced: 0.2,
    rate: 200,
    burst: 400,
  },
  {
    name: 'prod',
    zones: 2,
    natGateways: 1,
    spot: false,
    tasks: { least: 2, most: 10 },
    database: { least: 0.5, most: 8, readers: 1, backupDays: 14 },
    provider: 'simulator',
    keepsData: true,
    firewall: true,
    origins: [],
    logDays: 30,
    traced: 0.05,
    rate: 1_000,
    burst: 2_000,
  },
];
