import { Button } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

interface Props {
	/** Says what was deleted. */
	sentence: string;
	/** Makes it again; what it throws is told by `problemOf`. */
	undo(): Promise< unknown >;
	problemOf( error: unknown ): string;
	/** It is there again. */
	onUndone(): void;
}

/** Says what was deleted, and makes it again. The keyboard goes on here: the line that it was in is gone. */
export function UndoDelete( { sentence, undo, problemOf, onUndone }: Props ) {
	const [ problem, setProblem ] = useState( '' );
	const button = useRef< HTMLButtonElement >( null );
	const isUndoing = useRef( false );

	useEffect( () => button.current?.focus(), [] );

	const press = async () => {
		// A second click would make another one.
		if ( isUndoing.current ) {
			return;
		}
		isUndoing.current = true;
		try {
			await undo();
			onUndone();
		} catch ( error ) {
			setProblem( problemOf( error ) );
			isUndoing.current = false;
		}
	};
	return (
		<div className="veranda-undo-delete" role="status">
			<span>{ problem || sentence }</span>
			<Button ref={ button } variant="link" onClick={ () => void press() }>
				{ __( 'Undo', 'veranda' ) }
			</Button>
		</div>
	);
}
