import { __, _n, sprintf } from '../i18n';

/** One answer that can be given. */
export interface Mark {
	score: number;
	icon: string;
	label(): string;
}

/** What a score is given by. */
export interface Scale {
	marks: Mark[];
	/** Those below the chosen one are shown as chosen, too. */
	isFilled: boolean;
}

const STAR = 'M12 3.6l2.6 5.3 5.8.8-4.2 4.1 1 5.8L12 16.9l-5.2 2.7 1-5.8-4.2-4.1 5.8-.8z';
const FACE = 'M12 3a9 9 0 100 18 9 9 0 000-18zM9 10v.01M15 10v.01M8 ';
const MOUTHS = [ '16.5q4-4 8 0', '16q4-2 8 0', '15.5h8', '15q4 2.5 8 0', '14.5q4 5 8 0' ];
const THUMB_UP = 'M7 11v9H4v-9zM7 11l4-8a2 2 0 012 2v4h5a2 2 0 012 2.3l-1.2 6.4A2 2 0 0116.8 20H7';
const THUMB_DOWN = 'M17 13V4h3v9zM17 13l-4 8a2 2 0 01-2-2v-4H6a2 2 0 01-2-2.3l1.2-6.4A2 2 0 017.2 4H17';

const star = ( score: number ): Mark => ( {
	score,
	icon: STAR,
	/* translators: %d: number of stars. */
	label: () => sprintf( _n( '%d star', '%d stars', score, 'veranda' ), score ),
} );

const faceLabels = (): string[] => [
	__( 'Very bad', 'veranda' ),
	__( 'Bad', 'veranda' ),
	__( 'Okay', 'veranda' ),
	__( 'Good', 'veranda' ),
	__( 'Very good', 'veranda' ),
];

/** By the owner's setting. */
export const SCALES: Record< 'stars' | 'faces' | 'thumbs', Scale > = {
	stars: { marks: [ 1, 2, 3, 4, 5 ].map( star ), isFilled: true },
	faces: {
		marks: MOUTHS.map( ( mouth, index ) => ( {
			score: index + 1,
			icon: FACE + mouth,
			label: () => faceLabels()[ index ] as string,
		} ) ),
		isFilled: false,
	},
	thumbs: {
		marks: [
			{ score: 5, icon: THUMB_UP, label: () => __( 'Good', 'veranda' ) },
			{ score: 1, icon: THUMB_DOWN, label: () => __( 'Bad', 'veranda' ) },
		],
		isFilled: false,
	},
};
