import { useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import type { VisitorDetails } from '../../../../../../relay/protocol';
import { store } from '../../../../store';

/** Who the visitor is on this site, with a link to the profile for who may edit it. */
export function AccountFact( { account }: Pick< VisitorDetails, 'account' > ) {
	const { profileUrl, roleNames } = useSelect( ( select ) => select( store ).getAccounts(), [] );
	if ( account === null ) {
		return null;
	}
	const { userId, role } = account;
	// A plugin's role may be gone.
	const name = role === null ? __( 'User', 'veranda' ) : ( roleNames[ role ] ?? role );
	return (
		<div className="veranda-fact">
			<dt>{ __( 'User account', 'veranda' ) }</dt>
			<dd>
				<bdi>{ name }</bdi>
				{ profileUrl !== '' && (
					<a href={ profileUrl + userId } target="_blank" rel="noreferrer">
						{ __( 'Open the profile', 'veranda' ) }
						<span className="screen-reader-text"> { __( '(opens in a new tab)', 'veranda' ) }</span>
					</a>
				) }
			</dd>
		</div>
	);
}
