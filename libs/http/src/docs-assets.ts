/** Assets of the docs page, served by the service itself. */
export const docsAssets = ['swagger-ui.css', 'swagger-ui-bundle.js'] as const;
