import { Button } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __, _n } from '@wordpress/i18n';
import type { CannedResponse } from '../../../../../relay/protocol';
import { pencil, trash } from '../../../icons';
import { formatNumber, languageName } from '../../../language';
import { sprintf } from '../../../sprintf';
import { store } from '../../../store';
import { readResponseProblem } from './response-problem';

interface Props {
	response: CannedResponse;
	mayChange: boolean;
	onEdit(): void;
	onDeleted(): void;
}

/** A line of the list of canned responses. */
export function ResponseItem( { response, mayChange, onEdit, onDeleted }: Props ) {
	const { id, shortcut, title, body } = response;
	const { deleteCannedResponse } = useDispatch( store );
	const [ problem, setProblem ] = useState( '' );
	const remove = async () => {
		try {
			await deleteCannedResponse( id );
			onDeleted();
		} catch ( error ) {
			setProblem( readResponseProblem( error ).sentence );
		}
	};
	return (
		<li>
			<div className="veranda-response-text">
				<p className="veranda-picker-name">
					<bdi className="veranda-shortcut">/{ shortcut }</bdi>
					<strong>
						<bdi>{ title }</bdi>
					</strong>
				</p>
				<p className="veranda-response-body" dir="auto">
					{ body }
				</p>
				<p className="veranda-hint">{ factsOf( response ).join( ' · ' ) }</p>
				{ problem && (
					<p className="veranda-field-error" role="alert">
						{ problem }
					</p>
				) }
			</div>
			{ mayChange && (
				<div className="veranda-response-actions">
					<Button
						icon={ pencil }
						/* translators: %s: a shortcut such as /hello. */
						label={ sprintf( __( 'Change %s', 'veranda' ), `/${ shortcut }` ) }
						onClick={ onEdit }
					/>
					<Button
						icon={ trash }
						/* translators: %s: a shortcut such as /hello. */
						label={ sprintf( __( 'Delete %s', 'veranda' ), `/${ shortcut }` ) }
						onClick={ () => void remove() }
					/>
				</div>
			) }
		</li>
	);
}

function factsOf( { isShared, folder, language, usageCount }: CannedResponse ): string[] {
	return [
		isShared ? __( 'Shared', 'veranda' ) : __( 'Your own', 'veranda' ),
		folder,
		language === null ? '' : languageName( language ),
		usageCount === 0
			? __( 'Not used yet', 'veranda' )
			: sprintf(
					/* translators: %s: a number. */
					_n( 'Used %s time', 'Used %s times', usageCount, 'veranda' ),
					formatNumber( usageCount )
				),
	].filter( Boolean );
}
