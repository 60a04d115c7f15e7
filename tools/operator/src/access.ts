/** The address of the edge, an API key and an admin's access token. */
export interface Access {
  readonly url: string;
  readonly apiKey: string;
  readonly token: string;
}
