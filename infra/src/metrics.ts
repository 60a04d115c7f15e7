/** The namespace of the services' own metrics, which have the dimensions `stage` and `service`. */
export const metricsNamespace = 'Quartet';
