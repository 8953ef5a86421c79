/** Version of the wire contract: the `v1` of the paths and the `protocol` of `hello`. */
export const PROTOCOL_VERSION = 1;

/** The schema (highest number in `plugin/schema/`) that this relay serves. */
export const SCHEMA_VERSION = 23;
