/* What JSX is turned into by build.mjs. */
export { h, Fragment } from 'preact';
