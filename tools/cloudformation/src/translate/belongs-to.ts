/** True for parts of the API. */
export function belongsTo(api: { readonly ref: string }) {
  return ({ properties }: { readonly properties: { readonly ApiId: string } }) =>
    properties.ApiId === api.ref;
}
