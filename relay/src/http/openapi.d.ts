/** Describes every route and event as OpenAPI 3.1, from the same schemas that check them. */
export declare function describeApi(): object;
