export interface Account {
  readonly email: string;
  readonly password: string;
}

/** The addresses and accounts that scripts, tests and people need. */
export interface ReadyContent {
  readonly url: string;
  readonly apiKey: string;
  readonly admin: Account;
  readonly shopper: Account;
  /** URLs by service. */
  readonly databases: Readonly<Record<string, string>>;
  readonly tasks: readonly {
    readonly name: string;
    readonly service: string;
    readonly pid: number;
    readonly port: number;
  }[];
  readonly provider: { readonly url: string; readonly journal: string };
  /** The control API of the runner. */
  readonly control: { readonly url: string; readonly token: string };
}
