import { _x, sprintf } from '@wordpress/i18n';
import { hashOf } from './hash';

/**
 * Returns what agents call a visitor who gave no name: two words by the id, so that it is the same everywhere and for everybody.
 * Visitors never hear it.
 */
export function visitorAlias( id: string ): string {
	const [ colors, animals ] = [ COLORS(), ANIMALS() ];
	const hash = hashOf( id );
	return sprintf(
		/* translators: A made-up name for a visitor without one. 1: a colour. 2: an animal. */
		_x( '%1$s %2$s', 'made-up name', 'veranda' ),
		colors[ hash % colors.length ],
		animals[ Math.floor( hash / colors.length ) % animals.length ]
	);
}

/* Translators may choose other words, so that each goes with each, as in gender. */
const COLORS = () => [
	_x( 'Azure', 'colour of a made-up name', 'veranda' ),
	_x( 'Blue', 'colour of a made-up name', 'veranda' ),
	_x( 'Copper', 'colour of a made-up name', 'veranda' ),
	_x( 'Crimson', 'colour of a made-up name', 'veranda' ),
	_x( 'Emerald', 'colour of a made-up name', 'veranda' ),
	_x( 'Golden', 'colour of a made-up name', 'veranda' ),
	_x( 'Green', 'colour of a made-up name', 'veranda' ),
	_x( 'Mint', 'colour of a made-up name', 'veranda' ),
	_x( 'Orange', 'colour of a made-up name', 'veranda' ),
	_x( 'Silver', 'colour of a made-up name', 'veranda' ),
	_x( 'Turquoise', 'colour of a made-up name', 'veranda' ),
	_x( 'Violet', 'colour of a made-up name', 'veranda' ),
];

const ANIMALS = () => [
	_x( 'Badger', 'animal of a made-up name', 'veranda' ),
	_x( 'Beaver', 'animal of a made-up name', 'veranda' ),
	_x( 'Crane', 'animal of a made-up name', 'veranda' ),
	_x( 'Dolphin', 'animal of a made-up name', 'veranda' ),
	_x( 'Eagle', 'animal of a made-up name', 'veranda' ),
	_x( 'Falcon', 'animal of a made-up name', 'veranda' ),
	_x( 'Finch', 'animal of a made-up name', 'veranda' ),
	_x( 'Fox', 'animal of a made-up name', 'veranda' ),
	_x( 'Hare', 'animal of a made-up name', 'veranda' ),
	_x( 'Hedgehog', 'animal of a made-up name', 'veranda' ),
	_x( 'Heron', 'animal of a made-up name', 'veranda' ),
	_x( 'Koala', 'animal of a made-up name', 'veranda' ),
	_x( 'Lion', 'animal of a made-up name', 'veranda' ),
	_x( 'Lynx', 'animal of a made-up name', 'veranda' ),
	_x( 'Otter', 'animal of a made-up name', 'veranda' ),
	_x( 'Panda', 'animal of a made-up name', 'veranda' ),
	_x( 'Parrot', 'animal of a made-up name', 'veranda' ),
	_x( 'Penguin', 'animal of a made-up name', 'veranda' ),
	_x( 'Seal', 'animal of a made-up name', 'veranda' ),
	_x( 'Sparrow', 'animal of a made-up name', 'veranda' ),
	_x( 'Stag', 'animal of a made-up name', 'veranda' ),
	_x( 'Stork', 'animal of a made-up name', 'veranda' ),
	_x( 'Swan', 'animal of a made-up name', 'veranda' ),
	_x( 'Tiger', 'animal of a made-up name', 'veranda' ),
];
