import type { Arguments } from '../arguments.ts';
import type { CurlRequest } from '../client/parse-curl.ts';

/** A parsed command line. */
export type Command =
  | { readonly kind: 'run'; readonly args: Arguments }
  /** Help, the version, or completions. */
  | { readonly kind: 'print'; readonly text: string }
  | { readonly kind: 'status'; readonly json: boolean }
  | { readonly kind: 'open'; readonly page: string }
  | { readonly kind: 'curl'; readonly request: CurlRequest }
  | { readonly kind: 'tool'; readonly program: string; readonly args: readonly string[] };
