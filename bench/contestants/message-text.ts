import { KEY_PLACE, MARK_PLACE } from '../generator/marks';

/** What a visitor writes: a sentence of usual length. */
export const TEXT = `Hello, is the blue lamp on your page still in stock? ${ MARK_PLACE }`;

/** What a visitor posts, as JSON. */
export const DRAFT = JSON.stringify( { clientId: `bench-${ KEY_PLACE }`, body: TEXT } );
