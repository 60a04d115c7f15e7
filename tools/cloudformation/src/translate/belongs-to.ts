/** Whether a part is one of the API's. */
export function belongsTo(api: { readonly ref: string }) {
  return ({ properties }: { readonly properties: { readonly ApiId: string } }) =>
    properties.ApiId === api.ref;
}
