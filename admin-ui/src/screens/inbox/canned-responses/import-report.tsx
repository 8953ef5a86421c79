import { Button } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __, _n } from '@wordpress/i18n';
import { formatNumber } from '../../../language';
import { sprintf } from '../../../sprintf';
import type { ImportResult } from './import-responses';

interface Props {
	result: ImportResult;
	onDone(): void;
}

/** Says what became of a file, and which of its lines could not be used. */
export function ImportReport( { result: { added, replaced, skipped, refused }, onDone }: Props ) {
	const done = useRef< HTMLButtonElement >( null );

	// What was pressed last is gone.
	useEffect( () => done.current?.focus(), [] );

	const facts = [
		/* translators: %s: a number. */
		[ added, _n( '%s added.', '%s added.', added, 'veranda' ) ],
		/* translators: %s: a number. */
		[ replaced, _n( '%s replaced.', '%s replaced.', replaced, 'veranda' ) ],
		/* translators: %s: a number. */
		[ skipped, _n( '%s was here already.', '%s were here already.', skipped, 'veranda' ) ],
		/* translators: %s: a number. */
		[ refused.length, _n( '%s could not be used:', '%s could not be used:', refused.length, 'veranda' ) ],
	] as const;
	return (
		<div className="veranda-response-form">
			<p role="status">
				{ facts
					.filter( ( [ count ] ) => count > 0 )
					.map( ( [ count, sentence ] ) => sprintf( sentence, formatNumber( count ) ) )
					.join( ' ' ) }
			</p>
			{ refused.length > 0 && (
				<ul className="veranda-import-refused">
					{ refused.map( ( { line, shortcut, sentence } ) => (
						<li key={ line }>
							{ sprintf(
								/* translators: 1: number of a line in a file, 2: a shortcut, 3: what is wrong, a sentence. */
								__( 'Line %1$s (%2$s): %3$s', 'veranda' ),
								formatNumber( line ),
								shortcut,
								sentence
							) }
						</li>
					) ) }
				</ul>
			) }
			<div className="veranda-dialog-buttons">
				<Button ref={ done } variant="primary" __next40pxDefaultSize onClick={ onDone }>
					{ __( 'Done', 'veranda' ) }
				</Button>
			</div>
		</div>
	);
}
