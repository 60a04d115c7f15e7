import { docsAsset, docsAssets, docsPage, openApiDocument, type Route } from '@quartet/http';
import { Router } from 'express';

/** The OpenAPI document and the page that shows it. The document is made when it is first asked for. */
export function docsRouter<D>(name: string, routes: readonly Route<D>[]): Router {
  const router = Router();
  let document: ReturnType<typeof openApiDocument> | undefined;
  router.get(`/api/${name}/openapi.json`, (_req, res) => {
    res.json((document ??= openApiDocument(name, routes)));
  });
  router.get(`/api/${name}/docs`, docsPage(name));
  for (const file of docsAssets) router.get(`/api/${name}/docs/${file}`, docsAsset(file));
  return router;
}
