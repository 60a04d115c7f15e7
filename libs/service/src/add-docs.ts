import {
  docsAsset,
  docsAssets,
  docsPage,
  openApiDocument,
  problemsPage,
  type Route,
} from '@quartet/http';
import type { Express } from 'express';

export interface DocsOptions<D> {
  readonly name: string;
  readonly routes: readonly Route<D>[];
  /** Where the page gets an API key and an access token, in the local run. */
  readonly credentialsUrl: string | undefined;
}

/** The OpenAPI document and the page that shows it. The document is made when it is first asked for. */
export function addDocs<D>(app: Express, { name, routes, credentialsUrl }: DocsOptions<D>): void {
  let document: ReturnType<typeof openApiDocument> | undefined;
  app.get(`/api/${name}/openapi.json`, (_req, res) => {
    res.json((document ??= openApiDocument(name, routes)));
  });
  app.get(`/api/${name}/docs`, docsPage(name, credentialsUrl));
  app.get(`/api/${name}/docs/problems`, problemsPage);
  for (const file of docsAssets) app.get(`/api/${name}/docs/${file}`, docsAsset(file));
}
