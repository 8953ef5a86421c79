import { __, _x } from '@wordpress/i18n';

/** One line of a doctor's note: what was tested, what was seen, and what to do. */
export interface Finding {
	id: string;
	status: 'good' | 'warning' | 'critical';
	title: string;
	detail: string;
	/** What to do; empty if there is nothing to do. */
	fix: string;
}

/** Returns what a status is called. */
export function statusName( status: Finding[ 'status' ] ): string {
	switch ( status ) {
		case 'good':
			return _x( 'Good', 'result of a check', 'veranda' );
		case 'warning':
			return __( 'Look at this', 'veranda' );
		case 'critical':
			return __( 'Not working', 'veranda' );
	}
}

/** What keeps a value in its place on the screen (sprintf.ts), and would go along with an address that is copied. */
const MARKS = /[\u202a-\u202e\u2066-\u2069]/g;

/** Writes findings as text, to be sent to whoever runs the server. */
export function reportText( sections: { heading: string; findings: Finding[] }[] ): string {
	return sections
		.map( ( { heading, findings } ) =>
			[
				heading,
				...findings.flatMap( ( { status, title, detail, fix } ) => [
					`[${ statusName( status ) }] ${ title }`,
					`    ${ detail }`,
					...( fix ? [ `    → ${ fix }` ] : [] ),
				] ),
			].join( '\n' )
		)
		.join( '\n\n' )
		.replace( MARKS, '' );
}
