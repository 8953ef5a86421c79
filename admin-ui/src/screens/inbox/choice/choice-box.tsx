import { __ } from '@wordpress/i18n';
import type { ChangeEvent } from 'react';
import { sprintf } from '../../../sprintf';

interface Props {
	name: string;
	isChosen: boolean;
	onToggle( isRange: boolean ): void;
}

/** Chooses one conversation of the list; with Shift all from the one before. */
export function ChoiceBox( { name, isChosen, onToggle }: Props ) {
	return (
		<span className="veranda-choice-box">
			<input
				type="checkbox"
				/* translators: %s: name of a visitor. */
				aria-label={ sprintf( __( 'Choose the conversation with %s', 'veranda' ), name ) }
				checked={ isChosen }
				onChange={ ( { nativeEvent }: ChangeEvent & { nativeEvent: { shiftKey?: boolean } } ) =>
					onToggle( nativeEvent.shiftKey === true )
				}
			/>
		</span>
	);
}
