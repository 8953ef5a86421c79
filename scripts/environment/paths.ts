import { join, resolve } from 'node:path';

/** The top folder of the project. */
export const ROOT = resolve( __dirname, '../..' );

/** May be deleted at any time: downloads, stamps, logs. */
export const CACHE = join( ROOT, '.cache' );

/** The installable plugin. */
export const ZIP = join( ROOT, 'dist', 'veranda.zip' );
